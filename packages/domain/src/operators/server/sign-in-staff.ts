import type { Db } from "@sortes/db";
import type { z } from "zod";
import { appendAudit } from "../../audit/server/index.ts";
import {
  clearSignInFailures,
  consumeTotpCode,
  openSignInAttempt,
  verifyPassword,
} from "../../credentials/server/index.ts";
import { operatorErrors } from "../operator.errors.ts";
import { type StaffSession, staffSignInSchema } from "../operator.schema.ts";
import { loadStaffCredentials, lockStaffCredentials, saveStaffSession } from "./staff.repo.ts";

/** One working day; then the whole sign-in again. */
const SESSION_HOURS_MAX = 12;

/**
 * Opens a session for a staff member: password and code, always both, and each code once. Three failures within 30 minutes
 * lock the address, known or not, held by `openSignInAttempt`. Whatever is wrong gets one answer. The session is written under
 * a lock on the staff row, so a deactivation meanwhile wins.
 *
 * @throws operator.sign_in_failed, operator.sign_in_locked
 */
export async function signInStaff(
  { db }: { db: Db },
  input: z.input<typeof staffSignInSchema>,
): Promise<StaffSession> {
  const { email, password, code, userAgent, address } = staffSignInSchema.parse(input);
  const name = { realm: "staff", subject: email } as const;
  const attempt = await openSignInAttempt({ db }, { ...name, address });
  if ("lockedUntil" in attempt) {
    throw operatorErrors.sign_in_locked({ details: { until: attempt.lockedUntil } });
  }
  const known = await loadStaffCredentials(db, email);
  if (!(await verifyPassword(known?.passwordHash, password)) || !known) {
    throw operatorErrors.sign_in_failed();
  }
  return db.tx(async (tx) => {
    const staff = await lockStaffCredentials(tx, known.id);
    if (!staff?.isActive || staff.passwordHash !== known.passwordHash) {
      throw operatorErrors.sign_in_failed();
    }
    const secret = staff.totpSecret;
    if (!(await consumeTotpCode(tx, { realm: "staff", subjectId: staff.id, secret, code }))) {
      throw operatorErrors.sign_in_failed();
    }
    await clearSignInFailures(tx, name);
    const session = await saveStaffSession(tx, {
      staffId: staff.id,
      userAgent,
      address,
      hoursMax: SESSION_HOURS_MAX,
    });
    await appendAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "operator.sign_in",
      subject: { kind: "staff", id: staff.id },
      after: { address },
    });
    return session;
  });
}
