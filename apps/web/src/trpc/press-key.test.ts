import { expect, test } from "vitest";
import { createPressKey } from "./press-key.ts";

function counting() {
  let count = 0;
  return createPressKey(() => `key-${++count}`);
}

const refusal = { data: { code: "wallet.insufficient_funds", kind: "refused" } };
const lost = Object.assign(new Error("fetch failed"), { name: "TRPCClientError" });
const broken = { data: { code: "system.internal", kind: "internal" } };

test.each([lost, broken])("a press that nobody decided is repeated under its own key", (error) => {
  const key = counting();
  const first = key.take("10.00");
  key.settle(error);
  expect(key.take("10.00")).toBe(first);
});

test.each([undefined, refusal])("an answer, yes or no, ends the press", (error) => {
  const key = counting();
  const first = key.take("10.00");
  key.settle(error);
  expect(key.take("10.00")).not.toBe(first);
});

test("other content is another press", () => {
  const key = counting();
  const first = key.take("10.00");
  key.settle(lost);
  expect(key.take("20.00")).not.toBe(first);
});

test("keys are random and long enough not to meet by chance", () => {
  const [one, other] = [createPressKey().take("x"), createPressKey().take("x")];
  expect(one).toMatch(/^[0-9a-f]{32}$/);
  expect(one).not.toBe(other);
});
