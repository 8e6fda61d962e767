import type { Db } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { appendAudit } from "../../audit/server/index.ts";
import { operatorErrors } from "../operator.errors.ts";
import { lockStaff, saveAllStaffSessionsRevoked } from "./staff.repo.ts";

/**
 * Ends every session of a staff member at once, for a lost laptop. The lock on the staff row keeps a sign-in from slipping
 * in between.
 *
 * @throws operator.not_found
 */
export async function revokeStaffSessions(
  { db }: { db: Db },
  { staffId, reason, actor }: { staffId: string; reason: string; actor: Actor },
): Promise<void> {
  await db.tx(async (tx) => {
    if (!(await lockStaff(tx, staffId))) {
      throw operatorErrors.not_found();
    }
    const sessionsEnded = await saveAllStaffSessionsRevoked(tx, staffId);
    await appendAudit(tx, {
      actor,
      action: "operator.revoke_sessions",
      subject: { kind: "staff", id: staffId },
      after: { sessionsEnded },
      reason,
    });
  });
}
