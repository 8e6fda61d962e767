import { expect, test } from "vitest";
import { findAmountProblem } from "./amount-problem.ts";

const bounds = { minMinor: 500n, maxMinor: 100_000n };
const of = (minor: bigint) => ({ ok: true, minor }) as const;

test("both bounds are allowed, one beyond either is not", () => {
  expect(findAmountProblem(of(500n), bounds)).toBeUndefined();
  expect(findAmountProblem(of(100_000n), bounds)).toBeUndefined();
  expect(findAmountProblem(of(499n), bounds)).toBe("tooSmall");
  expect(findAmountProblem(of(100_001n), bounds)).toBe("tooLarge");
});

test("exactly what a limit or the balance leaves may be paid", () => {
  expect(findAmountProblem(of(700n), { ...bounds, limitLeftMinor: 700n })).toBeUndefined();
  expect(findAmountProblem(of(701n), { ...bounds, limitLeftMinor: 700n })).toBe("overLimit");
  expect(findAmountProblem(of(700n), { ...bounds, availableMinor: 700n })).toBeUndefined();
  expect(findAmountProblem(of(701n), { ...bounds, availableMinor: 700n })).toBe("overBalance");
});

test("nothing written and something unreadable are told apart", () => {
  expect(findAmountProblem({ ok: false, reason: "empty" }, bounds)).toBe("missing");
  expect(findAmountProblem({ ok: false, reason: "malformed" }, bounds)).toBe("unreadable");
});
