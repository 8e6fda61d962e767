import { describe, expect, test } from "vitest";
import {
  approvalKinds,
  can,
  permissions,
  permissionsOf,
  permissionTable,
  permissionToDecide,
  staffRoles,
} from "./index.ts";

describe("the permission table", () => {
  test("auditors hold every view and no act", () => {
    for (const permission of permissions) {
      expect([permission, can(["auditor"], permission)]).toEqual([
        permission,
        permissionTable[permission].effect === "view",
      ]);
    }
  });

  test("no role does everything, and each does something", () => {
    for (const role of staffRoles) {
      const held = permissionsOf([role]).length;
      expect(held).toBeGreaterThan(0);
      expect(held).toBeLessThan(permissions.length);
    }
  });

  test("every permission has a holder, and none is listed twice", () => {
    for (const permission of permissions) {
      const roles: readonly string[] = permissionTable[permission].roles;
      expect(roles.length).toBeGreaterThan(0);
      expect(new Set(roles).size).toBe(roles.length);
    }
  });

  test("every kind of request has its permission, held by at least two roles so that a second person exists", () => {
    for (const kind of approvalKinds) {
      expect(permissionTable[permissionToDecide(kind)].roles.length).toBeGreaterThanOrEqual(2);
    }
  });

  test("duties are separate: who runs draws decides no money, who decides money runs no draws", () => {
    expect(can(["operator"], "claims.approve")).toBe(false);
    expect(can(["operator"], "approvals.decide.manual_adjustment")).toBe(false);
    expect(can(["finance"], "draws.hold")).toBe(false);
    expect(can(["compliance"], "claims.approve")).toBe(false);
    expect(can(["admin"], "players.view")).toBe(false);
  });

  test("roles add up, and no role is no permission", () => {
    expect(can(["support", "finance"], "claims.approve")).toBe(true);
    expect(can([], "dashboard.view")).toBe(false);
  });
});
