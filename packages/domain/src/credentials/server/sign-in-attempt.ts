import type { Db, Tx } from "@sortes/db";
import type { Realm } from "../credential.schema.ts";
import { decideSignInLock, SIGN_IN_FAILURES_MAX } from "../sign-in.core.ts";
import {
  deleteFailure,
  deleteFailures,
  loadFailures,
  lockSignInName,
  saveFailure,
} from "./credential.repo.ts";

export interface SignInName {
  realm: Realm;
  /** The address in lower case, whether or not somebody has it. */
  subject: string;
}

export type SignInAttempt = { lockedUntil: Date } | { id: string };

/**
 * Opens an attempt to sign in. It is written as a failure before the password is looked at and taken back on success, so a
 * thousand guesses at once are still three: held by an advisory lock on the name. A locked name gets no attempt.
 */
export function openSignInAttempt(
  { db }: { db: Db },
  { realm, subject, address }: SignInName & { address: string },
): Promise<SignInAttempt> {
  return db.tx(async (tx) => {
    await lockSignInName(tx, realm, subject);
    const { failedAts, now } = await loadFailures(tx, realm, subject, SIGN_IN_FAILURES_MAX);
    const lockedUntil = decideSignInLock(failedAts, now);
    return lockedUntil ? { lockedUntil } : saveFailure(tx, realm, subject, address);
  });
}

/** Takes one attempt back that was neither a success nor a guess: the password was right and the code not asked for yet. */
export function withdrawSignInAttempt({ db }: { db: Db }, attemptId: string): Promise<void> {
  return db.tx((tx) => deleteFailure(tx, attemptId));
}

/** A success starts the count anew. */
export function clearSignInFailures(tx: Tx, { realm, subject }: SignInName): Promise<void> {
  return deleteFailures(tx, realm, subject);
}
