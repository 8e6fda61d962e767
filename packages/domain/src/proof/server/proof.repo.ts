import { bigintArray, bytesArray, type Queries, type Tx } from "@sortes/db";
import { BLOCK } from "../tree.core.ts";
import type { SoldTicket } from "./ticket-text.ts";
import type { SumNode } from "./ticket-tree.ts";

const HASH_BYTES = 32;

/** An instant as the protocol writes it: UTC, six digits of a second. A `Date` would cut three of them. */
const asInstant = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const TICKET_COLUMNS = `serial, id, player_id, lines, stake_minor, salt, ${asInstant("sold_at")} as sold_at`;

/** The one clock, exactly. */
export async function readInstant(db: Queries): Promise<string> {
  const { now } = await db.one<{ now: string }>(`select ${asInstant("clock_timestamp()")} as now`);
  return now;
}

export interface UnannouncedDraw {
  drawId: string;
  gameId: string;
  ruleVersionId: string;
  opensAt: string;
  closesAt: string;
  publishesAt: string;
}

/** Draws of a game that wait to sell, or sell already, and whose terms are not in the log, soonest cutoff first. */
export function loadUnannounced(tx: Tx, gameId: string, limit: number): Promise<UnannouncedDraw[]> {
  return tx.query<UnannouncedDraw>(
    `select d.id as draw_id, d.game_id, d.rule_version_id, ${asInstant("d.opens_at")} as opens_at,
       ${asInstant("d.cutoff_at")} as closes_at, ${asInstant("d.publish_at")} as publishes_at
     from draw d where d.game_id = $1 and d.state in ('scheduled', 'open')
       and not exists (select from log_entry e where e.draw_id = d.id and e.type = 'terms')
     order by d.cutoff_at limit $2`,
    [gameId, limit],
  );
}

/** Tickets of a draw after a serial, in order. */
export function loadTickets(
  db: Queries,
  drawId: string,
  afterSerial: bigint,
  limit: number,
): Promise<SoldTicket[]> {
  return db.query<SoldTicket>(
    {
      name: "proof.load_tickets",
      text: `select ${TICKET_COLUMNS} from ticket where draw_id = $1 and serial > $2 order by serial limit $3`,
    },
    [drawId, afterSerial, limit],
  );
}

export function loadTicketById(
  db: Queries,
  ticketId: string,
): Promise<(SoldTicket & { drawId: string; currency: string }) | undefined> {
  return db.maybeOne(
    `select draw_id, (select currency::text from draw where draw.id = ticket.draw_id) as currency, ${TICKET_COLUMNS}
     from ticket where id = $1`,
    [ticketId],
  );
}

/** Complete blocks of a draw's tree, in order. */
export async function loadBlocks(db: Queries, drawId: string): Promise<SumNode[]> {
  const rows = await db.query<Omit<SumNode, "count">>(
    "select hash, stake_minor from ticket_block where draw_id = $1 order by block",
    [drawId],
  );
  return rows.map((row) => ({ ...row, count: BigInt(BLOCK) }));
}

/** Blocks from `firstBlock` on; a block is written once. */
export async function saveBlocks(
  tx: Tx,
  drawId: string,
  firstBlock: number,
  blocks: readonly SumNode[],
): Promise<void> {
  if (blocks.length === 0) return;
  await tx.query(
    `insert into ticket_block (draw_id, block, stake_minor, hash)
     select $1, $2::int + position - 1, stake_minor, hash
     from unnest($3::bigint[], $4::bytea[]) with ordinality as b(stake_minor, hash, position)
     on conflict do nothing`,
    [
      drawId,
      firstBlock,
      bigintArray(blocks.map(({ stakeMinor }) => stakeMinor)),
      bytesArray(Buffer.concat(blocks.map(({ hash }) => hash)), HASH_BYTES),
    ],
  );
}

/** Open draws that sold tickets since their last checkpoint. */
export function loadDrawsToCheckpoint(
  db: Queries,
  limit: number,
): Promise<{ drawId: string; sold: bigint; currency: string }[]> {
  return db.query(
    `select d.id as draw_id, d.sold, d.currency::text as currency from draw d
     join log_entry t on t.draw_id = d.id and t.type = 'terms'
     where d.state = 'open' and d.sold > coalesce((
       select (e.statement::jsonb #>> '{body,count}')::bigint from log_entry e
       where e.draw_id = d.id and e.type = 'checkpoint' order by e.index desc limit 1
     ), 0) order by d.cutoff_at limit $1`,
    [limit],
  );
}

export async function saveCertificate(
  tx: Tx,
  drawId: string,
  certificate: { body: string; hash: string },
): Promise<void> {
  await tx.query("insert into draw_certificate (draw_id, body, hash) values ($1, $2, $3)", [
    drawId,
    certificate.body,
    certificate.hash,
  ]);
}

export function loadCertificateRow(
  db: Queries,
  drawId: string,
): Promise<{ body: string; hash: string; state: string } | undefined> {
  return db.maybeOne(
    `select c.body, c.hash::text as hash, d.state::text as state
     from draw_certificate c join draw d on d.id = c.draw_id where c.draw_id = $1`,
    [drawId],
  );
}
