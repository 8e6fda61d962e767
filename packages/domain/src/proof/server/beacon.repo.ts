import type { Queries, Tx } from "@sortes/db";

export interface BeaconRow {
  /** Hex. */
  signature: string;
}

/** What the beacon said in the round of a draw's seal; undefined until it was received. */
export function loadBeaconRow(db: Queries, drawId: string): Promise<BeaconRow | undefined> {
  return db.maybeOne("select signature::text as signature from draw_beacon where draw_id = $1", [drawId]);
}

/** The first one stays, and a trigger refuses another round than the seal's. Returns whether it was the first. */
export async function saveBeacon(
  tx: Tx,
  drawId: string,
  received: { round: number; signature: string; relay: string },
): Promise<boolean> {
  const saved = await tx.maybeOne(
    `insert into draw_beacon (draw_id, round, signature, relay) values ($1, $2, $3, $4)
     on conflict do nothing returning draw_id`,
    [drawId, received.round, received.signature, received.relay],
  );
  return saved !== undefined;
}

/** Whether a sealed draw may ask its relays now: it has not asked within so many seconds, nor before the round's time. */
export async function mayAsk(
  db: Queries,
  { drawId, spokenAt, pauseS }: { drawId: string; spokenAt: Date; pauseS: number },
): Promise<boolean> {
  const row = await db.maybeOne(
    `select from draw d where d.id = $1 and d.state = 'sealed' and clock_timestamp() >= $2 and not exists (
       select from draw_beacon_try t where t.draw_id = d.id and t.tried_at > clock_timestamp() - make_interval(secs => $3)
     )`,
    [drawId, spokenAt, pauseS],
  );
  return row !== undefined;
}

/** What was learnt of a relay before stays unless the relay was asked again. Returns how often the draw has asked. */
export async function saveBeaconTry(
  tx: Tx,
  drawId: string,
  tried: { round: number; outcome: string; relays: Readonly<Record<string, string>> },
): Promise<number> {
  const { tries } = await tx.one<{ tries: number }>(
    `insert into draw_beacon_try as t (draw_id, round, outcome, relays, tried_at) values ($1, $2, $3, $4::jsonb, clock_timestamp())
     on conflict (draw_id) do update set outcome = excluded.outcome, relays = t.relays || excluded.relays,
       tries = t.tries + 1, tried_at = excluded.tried_at
     returning tries`,
    [drawId, tried.round, tried.outcome, tried.relays],
  );
  return tries;
}
