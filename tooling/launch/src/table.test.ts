import { expect, test } from "vitest";
import { formatTable } from "./table.ts";

test("columns are as wide as their widest cell", () => {
  expect(
    formatTable([
      ["a", "long cell"],
      ["wider", "b"],
    ]),
  ).toBe("  a       long cell\n  wider   b");
});
