import type { Queries, Tx } from "@sortes/db";
import type { CeremonyKey, OpenedFragment, SealedFragment } from "../people.schema.ts";

export interface CeremonyKeyRow extends CeremonyKey {
  /** Id of a staff member, or name of a machine role. */
  holder: string;
  createdAt: Date;
}

const KEY = `signing_key::text as signing_key, box_key::text as box_key, holder, signature::text as signature, created_at`;

/** Undefined when the key is known already. */
export function saveCeremonyKey(
  tx: Tx,
  holder: string,
  { signingKey, boxKey, signature }: CeremonyKey,
): Promise<CeremonyKeyRow | undefined> {
  return tx.maybeOne(
    `insert into ceremony_key (signing_key, box_key, holder, signature) values ($1, $2, $3, $4)
     on conflict do nothing returning ${KEY}`,
    [signingKey, boxKey, holder, signature],
  );
}

/** The newest key of each of these holders. */
export function loadCurrentKeys(db: Queries, holders: readonly string[]): Promise<CeremonyKeyRow[]> {
  return db.query(
    `select distinct on (holder) ${KEY} from ceremony_key where holder = any($1) order by holder, created_at desc`,
    [holders],
  );
}

/** All keys of a holder, newest first. */
export function loadKeysOf(db: Queries, holder: string, limit: number): Promise<CeremonyKeyRow[]> {
  return db.query(`select ${KEY} from ceremony_key where holder = $1 order by created_at desc limit $2`, [
    holder,
    limit,
  ]);
}

export function loadKeys(db: Queries, signingKeys: readonly string[]): Promise<CeremonyKeyRow[]> {
  return db.query(`select ${KEY} from ceremony_key where signing_key = any($1)`, [signingKeys]);
}

/** Whether nobody commits to this draw any more. */
export async function isPastCommitting(tx: Tx, drawId: string): Promise<boolean> {
  const { past } = await tx.one<{ past: boolean }>(
    `select state = 'cancelled' or exists (select from draw_seal s where s.draw_id = d.id) as past from draw d where d.id = $1`,
    [drawId],
  );
  return past;
}

export async function isSealed(tx: Tx, drawId: string): Promise<boolean> {
  return (await tx.maybeOne("select from draw_seal where draw_id = $1", [drawId])) !== undefined;
}

export async function saveFragments(
  tx: Tx,
  { drawId, role }: { drawId: string; role: string },
  fragments: readonly SealedFragment[],
): Promise<void> {
  for (const { x, holder, box, signature } of fragments) {
    await tx.query(
      "insert into share_fragment (draw_id, role, x, holder, box, signature) values ($1, $2, $3, $4, $5, $6)",
      [drawId, role, x, holder, Buffer.from(box, "hex"), signature],
    );
  }
}

/** A fragment in its box, with the draw it belongs to. */
export interface FragmentRow extends SealedFragment {
  drawId: string;
  gameId: string;
  /** Whose share it is a part of. */
  role: string;
}

/**
 * Fragments that are to be opened: their draw was sealed so many seconds ago, is not drawn, and the share's owner did not reveal it. Of
 * one draw, or of all.
 */
export function loadFragmentsDue(
  db: Queries,
  {
    holders,
    afterS,
    drawId = null,
    limit,
  }: { holders: readonly string[]; afterS: number; drawId?: string | null; limit: number },
): Promise<FragmentRow[]> {
  return db.query(
    `select f.draw_id, d.game_id, f.role, f.x::int as x, f.holder, encode(f.box, 'hex') as box, f.signature::text as signature
     from draw d join draw_seal s on s.draw_id = d.id join share_fragment f on f.draw_id = d.id
     where (d.state = 'sealed' or d.held_from = 'sealed') and ($3::uuid is null or d.id = $3)
       and s.sealed_at + make_interval(secs => $2) <= clock_timestamp() and f.holder = any($1)
       and not exists (select from draw_share h where h.draw_id = f.draw_id and h.role = f.role)
       and not exists (select from opened_fragment o where o.draw_id = f.draw_id and o.role = f.role and o.x = f.x)
     order by d.cutoff_at, f.draw_id, f.role limit $4`,
    [holders, afterS, drawId, limit],
  );
}

/** A holder hands in one finding; a later one changes nothing. */
export async function saveOpenedFragment(tx: Tx, { drawId, role, x, y }: OpenedFragment): Promise<boolean> {
  const saved = await tx.maybeOne(
    `insert into opened_fragment (draw_id, role, x, y) values ($1, $2, $3, $4) on conflict do nothing returning x`,
    [drawId, role, x, y],
  );
  return saved !== undefined;
}

export interface OpenedRow {
  role: string;
  x: number;
  holder: string;
  y: string | null;
}

export function loadOpenedFragments(db: Queries, drawId: string): Promise<OpenedRow[]> {
  return db.query(
    `select o.role, o.x::int as x, f.holder, o.y::text as y
     from opened_fragment o join share_fragment f using (draw_id, role, x) where draw_id = $1 order by o.role, o.x`,
    [drawId],
  );
}
