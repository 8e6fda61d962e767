import { describe, expect, test } from "vitest";
import { formatLogLine, isWorthShowing } from "./log-lines.ts";

describe("log lines", () => {
  test.each([
    ['{"level":30,"msg":"draw closed"}', false],
    ['{"level":40,"msg":"queue is deep"}', true],
    [" ⨯ Error: boom", true],
    [" ✓ Ready in 200ms", false],
    ["{not json", false],
  ])("%s is shown: %s", (line, isShown) => expect(isWorthShowing(line)).toBe(isShown));

  test("a structured line shrinks to its message and its error's", () => {
    expect(formatLogLine("worker", '{"level":50,"msg":"job failed","err":{"message":"no"}}')).toBe(
      "worker │ job failed: no",
    );
    expect(formatLogLine("web", " ⨯ boom")).toBe("web    │  ⨯ boom");
  });
});
