import { describe, expect, expectTypeOf, test, vi } from "vitest";
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

  test("a refusal of another copy of this module is still a refusal", async () => {
    vi.resetModules();
    const copy = await import("./index.ts");
    expect(copy.DomainError).not.toBe(DomainError);
    expect(new copy.DomainError("draw.sales_closed", "refused")).toBeInstanceOf(DomainError);
    expect(new Error("draw.sales_closed")).not.toBeInstanceOf(DomainError);
  });

  test("every code of a concept can be enumerated", () => {
    expect(Object.keys(errors.definitions)).toEqual(["draw.sales_closed"]);
  });

  test("a broken invariant is not a refusal", () => {
    expect(() => assertInvariant(false, "parts must sum", { total: 1n })).toThrow(InvariantError);
    expect(new InvariantError("x")).not.toBeInstanceOf(DomainError);
  });
});
