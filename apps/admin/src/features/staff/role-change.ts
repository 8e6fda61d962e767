import { type Permission, permissionsOf, type StaffRole } from "@sortes/domain/operators";

export type RoleChange = { gains: Permission[]; loses: Permission[] };

/** What other roles would give a person and take away. */
export function roleChange(before: readonly StaffRole[], after: readonly StaffRole[]): RoleChange {
  const had = permissionsOf(before);
  const has = permissionsOf(after);
  return {
    gains: has.filter((permission) => !had.includes(permission)),
    loses: had.filter((permission) => !has.includes(permission)),
  };
}
