import { expect, it } from "vitest";
import { decidingRoles, decisionRights } from "./decision-rights.ts";

const request = {
  kind: "draw_release",
  state: "requested",
  requestedBy: "anna",
  subjectId: "draw",
} as const;

it("a second person of a deciding role may approve", () => {
  expect(decisionRights({ id: "ben", roles: ["compliance"] }, request)).toEqual({
    approve: true,
    reject: true,
    because: undefined,
  });
});

it("whoever asked may only take it back", () => {
  expect(decisionRights({ id: "anna", roles: ["operator"] }, request)).toMatchObject({
    approve: false,
    reject: true,
    because: "own",
  });
});

it("whose roles would change may not approve it", () => {
  const change = { ...request, kind: "role_change", subjectId: "ben" } as const;
  expect(decisionRights({ id: "ben", roles: ["admin"] }, change).because).toBe("about_self");
});

it("another role may only look, and nobody decides twice", () => {
  expect(decisionRights({ id: "ben", roles: ["finance"] }, request).because).toBe("role");
  expect(
    decisionRights({ id: "ben", roles: ["compliance"] }, { ...request, state: "approved" }).because,
  ).toBe("decided");
});

it("names who could be asked", () => {
  expect(decidingRoles("manual_adjustment")).toEqual(["finance", "compliance"]);
});
