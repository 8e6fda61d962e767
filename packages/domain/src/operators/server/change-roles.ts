import type { Db, Tx } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { type Approval, roleChangePayloadSchema } from "../approval.schema.ts";
import { operatorErrors } from "../operator.errors.ts";
import type { StaffRole } from "../permission.schema.ts";
import { requestApproval } from "./request-approval.ts";
import { lockStaff, saveRoles } from "./staff.repo.ts";

/**
 * Asks for other roles for a colleague; a second person decides. Nobody asks for himself.
 *
 * @throws operator.own_roles, operator.not_found, operator.roles_unchanged, approval.already_requested
 */
export async function requestRoleChange(
  { db }: { db: Db },
  input: { staffId: string; roles: readonly StaffRole[]; reason: string; requestedBy: string },
): Promise<Approval> {
  const { staffId, reason, requestedBy } = input;
  const payload = roleChangePayloadSchema.parse({ roles: [...new Set(input.roles)].toSorted() });
  if (requestedBy === staffId) {
    throw operatorErrors.own_roles();
  }
  return db.tx(async (tx) => {
    const staff = await lockStaff(tx, staffId);
    if (!staff) {
      throw operatorErrors.not_found();
    }
    if (staff.roles.toSorted().join() === payload.roles.join()) {
      throw operatorErrors.roles_unchanged();
    }
    return requestApproval(tx, { kind: "role_change", subjectId: staffId, payload, reason, requestedBy });
  });
}

/**
 * Gives a staff member these roles, as part of the transaction that approves it. Every request reads the roles again,
 * so it acts at once.
 *
 * @throws operator.not_found
 */
export async function changeRoles(
  tx: Tx,
  input: { staffId: string; roles: readonly StaffRole[]; actorId: string; reason: string },
): Promise<void> {
  const { staffId, roles } = input;
  const before = await lockStaff(tx, staffId);
  if (!before) {
    throw operatorErrors.not_found();
  }
  await saveRoles(tx, staffId, roles);
  await appendAudit(tx, {
    actor: { kind: "staff", id: input.actorId },
    action: "operator.change_roles",
    subject: { kind: "staff", id: staffId },
    before: { roles: before.roles },
    after: { roles },
    reason: input.reason,
  });
}
