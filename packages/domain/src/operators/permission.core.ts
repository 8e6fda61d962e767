import type { ApprovalKind } from "./approval.schema.ts";
import { type Permission, permissions, permissionTable, type StaffRole } from "./permission.schema.ts";

/** Whether one of these roles holds the permission. */
export function can(roles: readonly StaffRole[], permission: Permission): boolean {
  const holders: readonly StaffRole[] = permissionTable[permission].roles;
  return roles.some((role) => holders.includes(role));
}

/** Everything these roles may do, for a screen that shows or hides by it. */
export function permissionsOf(roles: readonly StaffRole[]): Permission[] {
  return permissions.filter((permission) => can(roles, permission));
}

/** Deciding a request is a permission for each kind. */
export const permissionToDecide = (kind: ApprovalKind): Permission => `approvals.decide.${kind}`;
