import { expect, test } from "vitest";
import { measurePassword } from "./password-strength.ts";

test.each([
  ["", { level: 0, verdict: "short", left: 10 }],
  ["seven77", { level: 0, verdict: "short", left: 3 }],
  ["password123", { level: 0, verdict: "too_common", left: 0 }],
  ["I am Alice now", { level: 0, verdict: "contains_email", left: 0 }],
  ["harbour-fog", { level: 1, verdict: "fair", left: 0 }],
  ["harbour-fog-42", { level: 2, verdict: "good", left: 0 }],
  ["grey harbour fog at dawn", { level: 3, verdict: "strong", left: 0 }],
])("%j is told as it will be judged", (password, strength) => {
  expect(measurePassword(password, "Alice@example.com ")).toEqual(strength);
});

test("an address that is not written yet forbids nothing", () => {
  expect(measurePassword("harbour-fog", "").level).toBe(1);
});
