import { expect, it } from "vitest";
import { roleChange } from "./role-change.ts";

it("another role beside the first only gives", () => {
  const { gains, loses } = roleChange(["support"], ["support", "compliance"]);
  expect(gains).toContain("claims.check");
  expect(loses).toEqual([]);
});

it("what both roles hold is neither gained nor lost", () => {
  const { gains, loses } = roleChange(["finance"], ["auditor"]);
  expect(loses).toContain("claims.approve");
  expect([...gains, ...loses]).not.toContain("claims.view");
});
