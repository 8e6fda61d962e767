import { describe, expect, expectTypeOf, test } from "vitest";
import { assertInvariant, DomainError, defineErrors, InvariantError } from "./index.ts";

const errors = defineErrors("draw", {
  sales_closed: { kind: "refused", when: "the cutoff has passed", then: "offer the next draw" },
});

describe("errors", () => {
  test("a defined error carries its code, kind, details and cause", () => {
    const cause = new Error("root");
    const error = errors.sales_closed({ details: { nextDrawId: "d2" }, cause });
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({
      code: "draw.sales_closed",
      kind: "refused",
      details: { nextDrawId: "d2" },
      cause,
    });
    expectTypeOf(error.code).toEqualTypeOf<"draw.sales_closed">();
  });

  test("every code of a concept can be enumerated", () => {
    expect(Object.keys(errors.definitions)).toEqual(["draw.sales_closed"]);
  });

  test("a broken invariant is not a refusal", () => {
    expect(() => assertInvariant(false, "parts must sum", { total: 1n })).toThrow(InvariantError);
    expect(new InvariantError("x")).not.toBeInstanceOf(DomainError);
  });
});
