import type { Queries } from "@sortes/db";

/** A ticket as control reads it: amounts of the row, the salt in hex. */
export interface ControlTicket {
  serial: bigint;
  id: string;
  playerId: string;
  lines: unknown;
  stakeMinor: bigint;
  soldAt: string;
  salt: string;
}

export async function loadControlCount(db: Queries, drawId: string): Promise<bigint> {
  const { count } = await db.one<{ count: bigint }>(
    "select count(*) as count from ticket where draw_id = $1",
    [drawId],
  );
  return count;
}

/** Tickets with these serials, both included, in order. */
export function loadControlPage(
  db: Queries,
  drawId: string,
  fromSerial: number,
  toSerial: number,
): Promise<ControlTicket[]> {
  return db.query<ControlTicket>(
    {
      name: "proof.control_page",
      text: `select serial, id, player_id, lines, stake_minor, encode(salt, 'hex') as salt,
          to_char(timezone('UTC', sold_at), 'YYYY-MM-DD"T"HH24:MI:SS.US') || 'Z' as sold_at
        from ticket where draw_id = $1 and serial between $2 and $3 order by serial`,
    },
    [drawId, fromSerial, toSerial],
  );
}
