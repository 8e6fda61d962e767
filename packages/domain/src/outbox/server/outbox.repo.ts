import { type Queries, type Tx, toJson } from "@sortes/db";

export interface OutboxRow {
  id: bigint;
  kind: "job" | "live";
  /** A job's name or a live channel. */
  name: string;
  payload: unknown;
}

export async function saveOutbox(tx: Tx, rows: readonly Omit<OutboxRow, "id">[]): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  await tx.query(
    `insert into outbox (kind, name, payload)
     select * from unnest($1::outbox_kind[], $2::text[], $3::jsonb[])`,
    [rows.map((row) => row.kind), rows.map((row) => row.name), rows.map((row) => toJson(row.payload))],
  );
}

export function lockOutbox(tx: Tx, limit: number): Promise<OutboxRow[]> {
  return tx.query<OutboxRow>(
    "select id, kind::text as kind, name, payload from outbox order by id limit $1 for update skip locked",
    [limit],
  );
}

export async function deleteOutbox(tx: Tx, ids: readonly bigint[]): Promise<void> {
  await tx.query("delete from outbox where id = any($1::bigint[])", [ids]);
}

export interface OutboxLag {
  /** Rows not sent on yet. */
  depth: bigint;
  /** Age of the oldest, ms; 0 when there is none. */
  oldestMs: number;
}

export function readOutboxLag(db: Queries): Promise<OutboxLag> {
  return db.one<OutboxLag>(
    `select count(*) as depth,
       coalesce(extract(epoch from clock_timestamp() - min(created_at)) * 1000, 0)::float8 as oldest_ms
     from outbox`,
  );
}
