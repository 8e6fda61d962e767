import { expect, it } from "vitest";
import { auditDifference } from "./audit-difference.ts";

it("tells what was added, removed, changed and left alone", () => {
  const before = { state: "open", cutoffAt: "15:00", note: "old" };
  const after = { state: "held", cutoffAt: "15:00", reason: "why" };
  expect(auditDifference(before, after)).toEqual([
    { path: "cutoffAt", before: "15:00", after: "15:00", change: "same" },
    { path: "note", before: "old", after: undefined, change: "removed" },
    { path: "reason", before: undefined, after: "why", change: "added" },
    { path: "state", before: "open", after: "held", change: "changed" },
  ]);
});

it("names inner fields by their path and keeps lists whole", () => {
  expect(auditDifference(null, { seal: { root: "ab" }, roles: ["admin", "operator"] })).toEqual([
    { path: "roles", before: undefined, after: '["admin","operator"]', change: "added" },
    { path: "seal.root", before: undefined, after: "ab", change: "added" },
  ]);
});

it("has nothing to tell when nothing was noted", () => {
  expect(auditDifference(null, null)).toEqual([]);
});
