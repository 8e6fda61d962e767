import type { Tx } from "@sortes/db";
import type { Realm } from "../credential.schema.ts";

/** One attempt at a time for each name, whether or not somebody has it: there is no row to lock for an unknown one. */
export async function lockSignInName(tx: Tx, realm: Realm, subject: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`sign-in:${realm}:${subject}`]);
}

/** The latest failures, newest first, and the database's time. */
export async function loadFailures(
  tx: Tx,
  realm: Realm,
  subject: string,
  limit: number,
): Promise<{ failedAts: Date[]; now: Date }> {
  const rows = await tx.query<{ at: Date }>(
    "select at from sign_in_failure where realm = $1 and subject = $2 order by at desc limit $3",
    [realm, subject, limit],
  );
  const { now } = await tx.one<{ now: Date }>("select clock_timestamp() as now");
  return { failedAts: rows.map((row) => row.at), now };
}

export function saveFailure(tx: Tx, realm: Realm, subject: string, address: string): Promise<{ id: string }> {
  return tx.one("insert into sign_in_failure (realm, subject, address) values ($1, $2, $3) returning id", [
    realm,
    subject,
    address,
  ]);
}

export async function deleteFailure(tx: Tx, id: string): Promise<void> {
  await tx.query("delete from sign_in_failure where id = $1", [id]);
}

export async function deleteFailures(tx: Tx, realm: Realm, subject: string): Promise<void> {
  await tx.query("delete from sign_in_failure where realm = $1 and subject = $2", [realm, subject]);
}

/** False when this step or a later one was used before. */
export async function saveTotpStep(tx: Tx, realm: Realm, subjectId: string, step: bigint): Promise<boolean> {
  const used = await tx.maybeOne(
    `insert into totp_use (realm, subject, step) values ($1, $2, $3)
     on conflict (realm, subject) do update set step = excluded.step where totp_use.step < excluded.step
     returning step`,
    [realm, subjectId, step],
  );
  return used !== undefined;
}

export function loadEpochSeconds(tx: Tx): Promise<{ epoch: bigint }> {
  return tx.one("select floor(extract(epoch from clock_timestamp()))::bigint as epoch");
}
