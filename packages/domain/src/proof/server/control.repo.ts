import type { Queries, Tx } from "@sortes/db";
import type { ControlKey } from "./party.repo.ts";

/** A draw that sells, or that waits for control's count. */
export interface FollowedDraw {
  drawId: string;
  currency: string;
  state: "open" | "closed";
  /** Serial of the last ticket. */
  sold: bigint;
}

/** Announced draws to follow; those that wait come first. */
export function loadFollowed(db: Queries, limit: number): Promise<FollowedDraw[]> {
  return db.query(
    `select d.id as draw_id, d.currency::text as currency, d.state::text as state, d.sold from draw d
     where d.state in ('open', 'closed') and not exists (select from control_count c where c.draw_id = d.id)
       and exists (select from log_entry e where e.draw_id = d.id and e.type = 'terms')
     order by d.state desc, d.cutoff_at limit $1`,
    [limit],
  );
}

/** Sealed draws for which the role `control` committed a share that it did not reveal yet. */
export function loadToReveal(db: Queries, limit: number): Promise<{ drawId: string }[]> {
  return db.query(
    `select d.id as draw_id from draw d
     where d.state = 'sealed' and not exists (select from draw_share s where s.draw_id = d.id and s.role = 'control')
       and exists (select from draw_commitment c where c.draw_id = d.id and c.role = 'control')
     order by d.cutoff_at limit $1`,
    [limit],
  );
}

/** The text of a draw's one statement of this type in the log. */
export async function loadLogged(
  db: Queries,
  drawId: string,
  type: "terms" | "seal",
): Promise<string | undefined> {
  const row = await db.maybeOne<{ statement: string }>(
    "select statement from log_entry where draw_id = $1 and type = $2",
    [drawId, type],
  );
  return row?.statement;
}

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

/** Tickets after a serial, in order. */
export function loadControlPage(
  db: Queries,
  drawId: string,
  afterSerial: bigint,
  limit: number,
): Promise<ControlTicket[]> {
  return db.query<ControlTicket>(
    {
      name: "proof.control_page",
      text: `select serial, id, player_id, lines, stake_minor, encode(salt, 'hex') as salt,
          to_char(timezone('UTC', sold_at), 'YYYY-MM-DD"T"HH24:MI:SS.US') || 'Z' as sold_at
        from ticket where draw_id = $1 and serial > $2 order by serial limit $3`,
    },
    [drawId, afterSerial, limit],
  );
}

/** A run of tickets in control's copy; see the table. */
export interface TicketRun {
  first: bigint;
  lastSerial: bigint;
  stakes: Buffer;
  hashes: Buffer;
  count: bigint;
  stakeMinor: bigint;
  mac: Buffer;
}

export async function saveRun(tx: Tx, drawId: string, run: TicketRun): Promise<void> {
  await tx.query(
    `insert into control.ticket_run (draw_id, first, last_serial, stakes, hashes, count, stake_minor, mac)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [drawId, run.first, run.lastSerial, run.stakes, run.hashes, run.count, run.stakeMinor, run.mac],
  );
}

/** Runs that begin at `from` tickets or later, in order. */
export function loadRuns(db: Queries, drawId: string, from: bigint, limit: number): Promise<TicketRun[]> {
  return db.query(
    `select first, last_serial, stakes, hashes, count, stake_minor, mac from control.ticket_run
     where draw_id = $1 and first >= $2 order by first limit $3`,
    [drawId, from, limit],
  );
}

/** Makes control's public keys known, unless they are the newest ones already. */
export async function saveControlKey(tx: Tx, { countKey, roleKey }: ControlKey): Promise<void> {
  await tx.query(
    `insert into control_key (count_key, role_key)
     select $1::bpchar, $2::bpchar where not exists (
       select from (select * from control_key order by id desc limit 1) k where k.count_key = $1 and k.role_key = $2
     )`,
    [countKey, roleKey],
  );
}
