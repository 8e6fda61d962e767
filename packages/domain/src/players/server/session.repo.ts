import type { Queries, Tx } from "@sortes/db";
import type { PlayerSession } from "../player.schema.ts";

const SESSION = "id, player_id, user_agent, address, created_at, last_seen_at, expires_at, revoked_at";

/** Random, not `uuidv7()`: the id is worth stealing, so it must not be guessable from the time. */
export function saveSession(
  tx: Tx,
  session: { playerId: string; userAgent: string; address: string; daysMax: number },
): Promise<PlayerSession> {
  return tx.one<PlayerSession>(
    `insert into player_session (id, player_id, user_agent, address, expires_at)
     values (gen_random_uuid(), $1, $2, $3, clock_timestamp() + make_interval(days => $4)) returning ${SESSION}`,
    [session.playerId, session.userAgent, session.address, session.daysMax],
  );
}

/** A row that somebody else holds is being touched or ended right now: it is passed over, and nobody waits. */
export async function touchSessions(tx: Tx, sessionIds: readonly string[]): Promise<void> {
  await tx.query(
    `update player_session set last_seen_at = clock_timestamp() where id in (
       select id from player_session where id = any($1::uuid[]) and revoked_at is null for update skip locked
     )`,
    [sessionIds],
  );
}

/** Live sessions by revocation and age; idleness is for the core to judge. Newest first, at most 100. */
export function loadUnrevokedSessions(
  db: Queries,
  playerId: string,
): Promise<(PlayerSession & { now: Date })[]> {
  return db.query(
    `select ${SESSION}, clock_timestamp() as now from player_session
     where player_id = $1 and revoked_at is null and expires_at > clock_timestamp()
     order by last_seen_at desc limit 100`,
    [playerId],
  );
}

export async function saveRevoked(tx: Tx, playerId: string, sessionId: string): Promise<boolean> {
  const revoked = await tx.maybeOne(
    `update player_session set revoked_at = clock_timestamp()
     where id = $1 and player_id = $2 and revoked_at is null returning id`,
    [sessionId, playerId],
  );
  return revoked !== undefined;
}

/** Ends every session of a player but the one named. Answers how many there were. */
export async function saveAllRevoked(tx: Tx, playerId: string, keepSessionId?: string): Promise<number> {
  const revoked = await tx.query(
    `update player_session set revoked_at = clock_timestamp()
     where player_id = $1 and revoked_at is null and id is distinct from $2::uuid returning id`,
    [playerId, keepSessionId ?? null],
  );
  return revoked.length;
}
