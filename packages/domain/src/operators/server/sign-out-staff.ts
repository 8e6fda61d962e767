import type { Db } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { saveStaffSessionRevoked } from "./staff.repo.ts";

/** Ends the staff member's own session. Signing out twice is the same as once. */
export async function signOutStaff(
  { db }: { db: Db },
  { staffId, sessionId }: { staffId: string; sessionId: string },
): Promise<void> {
  await db.tx(async (tx) => {
    if (await saveStaffSessionRevoked(tx, staffId, sessionId)) {
      await appendAudit(tx, {
        actor: { kind: "staff", id: staffId },
        action: "operator.sign_out",
        subject: { kind: "staff", id: staffId },
      });
    }
  });
}
