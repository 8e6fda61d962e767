import { DAILY_645_RULE, PICK_3_RULE, parseRule, RAPID_KENO_RULE } from "@sortes/domain/games";
import { expect, test } from "vitest";
import { readResult, whatToKeyIn } from "./read-result.ts";

const [lotto, digits, keno] = [parseRule(DAILY_645_RULE), parseRule(PICK_3_RULE), parseRule(RAPID_KENO_RULE)];

test("digits are read in the order drawn, with gaps or without", () => {
  for (const numbers of ["042", "0 4 2", "0-4-2"]) {
    expect(readResult(digits, { numbers, bonus: "" })).toEqual({ kind: "digits", digits: [0, 4, 2] });
  }
});

test("balls are stated in ascending order, however they are keyed in", () => {
  const { numbers, bonus } = whatToKeyIn(lotto);
  const main = Array.from({ length: numbers.count }, (_, at) => numbers.count - at);
  const extra = bonus ? String(numbers.max) : "";
  expect(readResult(lotto, { numbers: main.join(", "), bonus: extra })).toMatchObject({
    main: main.toReversed(),
  });
});

test.each([
  ["too few", "1 2 3"],
  ["one twice", "1 1 2 3 4 5"],
  ["one that is not in the drum", "1 2 3 4 5 99"],
  ["nothing", ""],
])("%s is no result", (_, numbers) => {
  expect(readResult(lotto, { numbers, bonus: "45" })).toBeUndefined();
});

test("a result of keno has as many numbers as are drawn", () => {
  const { count } = whatToKeyIn(keno).numbers;
  const drawn = Array.from({ length: count }, (_, at) => at + 1);
  expect(readResult(keno, { numbers: drawn.join(" "), bonus: "" })).toMatchObject({ numbers: drawn });
  expect(readResult(keno, { numbers: drawn.slice(1).join(" "), bonus: "" })).toBeUndefined();
});
