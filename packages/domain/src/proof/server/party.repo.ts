import type { Queries, Tx } from "@sortes/db";
import type { Commitment } from "../proof.schema.ts";

/** A commitment as it was handed in. */
export interface CommitmentRow extends Commitment {
  /** Null when its role keeps the share elsewhere. */
  sealedShare: Buffer | null;
}

/** A share as it was revealed or put together, in hex. */
export interface ShareRow {
  role: string;
  share: string;
  nonce: string;
  /** x of the two fragments that it was put together from; none when its owner revealed it. */
  fromX?: readonly number[];
}

/** What control counted, over its own signature. */
export interface ControlCount {
  count: bigint;
  stakeMinor: bigint;
  /** Hex. */
  root: string;
  signature: string;
}

/** A role commits once to a draw: what it handed in first stays. A trigger refuses it after the seal. */
export async function saveCommitment(tx: Tx, drawId: string, row: CommitmentRow): Promise<void> {
  await tx.query(
    `insert into draw_commitment (draw_id, role, commitment, signature, sealed_share) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [drawId, row.role, row.commitment, row.signature, row.sealedShare],
  );
}

export function loadCommitments(db: Queries, drawId: string): Promise<CommitmentRow[]> {
  return db.query(
    `select role, commitment::text as commitment, signature::text as signature, sealed_share
     from draw_commitment where draw_id = $1`,
    [drawId],
  );
}

/** A trigger refuses a share before the seal, and one that does not open its role's commitment. */
export async function saveShare(tx: Tx, drawId: string, row: ShareRow): Promise<void> {
  const { role, share, nonce, fromX = [] } = row;
  await tx.query(
    "insert into draw_share (draw_id, role, share, nonce, from_x) values ($1, $2, $3, $4, $5) on conflict do nothing",
    [drawId, role, share, nonce, fromX],
  );
}

export function loadShares(db: Queries, drawId: string): Promise<Required<ShareRow>[]> {
  return db.query(
    `select role, share::text as share, nonce::text as nonce, from_x::int[] as from_x
     from draw_share where draw_id = $1`,
    [drawId],
  );
}

/** Nothing is written for a draw that was held meanwhile, nor a second time. */
export async function saveControlCount(tx: Tx, drawId: string, row: ControlCount): Promise<void> {
  await tx.query(
    `insert into control_count (draw_id, count, stake_minor, root, signature)
     select id, $2, $3, $4, $5 from draw where id = $1 and state = 'closed' on conflict do nothing`,
    [drawId, row.count, row.stakeMinor, row.root, row.signature],
  );
}

export function loadControlCount(db: Queries, drawId: string): Promise<ControlCount | undefined> {
  return db.maybeOne(
    `select count, stake_minor, root::text as root, signature::text as signature
     from control_count where draw_id = $1`,
    [drawId],
  );
}

/** Control's public keys, hex. */
export interface ControlKey {
  countKey: string;
  roleKey: string;
}

/** The keys that control made known last; undefined before its first start. */
export function loadControlKey(db: Queries): Promise<ControlKey | undefined> {
  return db.maybeOne(
    "select count_key::text as count_key, role_key::text as role_key from control_key order by id desc limit 1",
  );
}
