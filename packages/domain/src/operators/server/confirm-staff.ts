import type { Db, Tx } from "@sortes/db";
import { z } from "zod";
import { passwordSchema, totpCodeSchema } from "../../credentials/index.ts";
import {
  consumeTotpCode,
  openSignInAttempt,
  verifyPassword,
  withdrawSignInAttempt,
} from "../../credentials/server/index.ts";
import { operatorErrors } from "../operator.errors.ts";
import { loadStaffCredentials, loadStaffEmail, lockStaffCredentials } from "./staff.repo.ts";

export const staffProofSchema = z.object({ password: passwordSchema, code: totpCodeSchema });

/**
 * Makes a signed-in staff member prove password and code again, and acts in the transaction that uses the code up: a stolen session
 * does not do what only its owner may. A wrong answer counts like a failed sign-in.
 *
 * @throws operator.confirmation_failed, operator.sign_in_locked, operator.not_found, and what `act` throws
 */
export async function confirmStaff<T>(
  { db }: { db: Db },
  input: z.input<typeof staffProofSchema> & { staffId: string },
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { password, code } = staffProofSchema.parse(input);
  const email = await loadStaffEmail(db, input.staffId);
  if (email === undefined) throw operatorErrors.not_found();
  const attempt = await openSignInAttempt({ db }, { realm: "staff", subject: email, address: "" });
  if ("lockedUntil" in attempt) {
    throw operatorErrors.sign_in_locked({ details: { until: attempt.lockedUntil } });
  }
  const known = await loadStaffCredentials(db, email);
  if (!(await verifyPassword(known?.passwordHash, password)) || !known) {
    throw operatorErrors.confirmation_failed();
  }
  const done = await db.tx(async (tx) => {
    const staff = await lockStaffCredentials(tx, known.id);
    if (!staff?.isActive || staff.passwordHash !== known.passwordHash) {
      throw operatorErrors.confirmation_failed();
    }
    const secret = staff.totpSecret;
    if (!(await consumeTotpCode(tx, { realm: "staff", subjectId: staff.id, secret, code }))) {
      throw operatorErrors.confirmation_failed();
    }
    return act(tx);
  });
  await withdrawSignInAttempt({ db }, attempt.id);
  return done;
}
