import type { Db } from "@sortes/db";
import { z } from "zod";
import { isSessionLive, isSessionTouchDue } from "../../credentials/index.ts";
import { operatorErrors } from "../operator.errors.ts";
import type { StaffMember } from "../operator.schema.ts";
import type { StaffRole } from "../permission.schema.ts";
import { loadStaffOfSession, touchStaffSession } from "./staff.repo.ts";

export interface SignedInStaff {
  staff: StaffMember;
  roles: readonly StaffRole[];
  session: { id: string; expiresAt: Date };
}

/**
 * Who is signed in with this session, with the roles of this moment: a revocation or a role change acts at once; a caller
 * that caches the answer does so for at most 30 s. Notes the use at most once a minute, unless `isActivity`
 * is false: an open page that refreshes itself must not keep its owner signed in.
 *
 * @throws operator.session_ended
 */
export async function requireStaffSession(
  { db }: { db: Db },
  { sessionId, isActivity = true }: { sessionId: string; isActivity?: boolean },
): Promise<SignedInStaff> {
  const row = z.uuid().safeParse(sessionId).success ? await loadStaffOfSession(db, sessionId) : undefined;
  if (!row?.isActive || !isSessionLive(row, row.now)) {
    throw operatorErrors.session_ended();
  }
  const { sessionId: id, now, lastSeenAt, expiresAt, revokedAt, ...staff } = row;
  if (isActivity && isSessionTouchDue({ lastSeenAt, expiresAt, revokedAt }, now)) {
    await db.tx((tx) => touchStaffSession(tx, id));
  }
  return { staff, roles: staff.roles, session: { id, expiresAt } };
}
