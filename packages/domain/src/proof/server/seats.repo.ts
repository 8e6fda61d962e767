import type { Queries } from "@sortes/db";

/** A draw in which a person has a role. */
export interface SeatRow {
  drawId: string;
  gameId: string;
  gameName: string;
  number: number;
  cutoffAt: Date;
  role: string;
  /** The key that the terms name for the role. */
  signingKey: string;
}

const SEAT = `d.id as draw_id, d.game_id, g.name as game_name, d.number, d.cutoff_at, seat ->> 'role' as role,
  seat ->> 'key' as signing_key`;

/** Every role that the terms of a draw name. */
const SEATS = `from draw d join game g on g.id = d.game_id join log_entry e on e.draw_id = d.id and e.type = 'terms'
  cross join lateral jsonb_array_elements(e.statement::jsonb #> '{body,roles}') seat`;

const UNCOMMITTED = `where (d.state in ('scheduled', 'open', 'closed') or d.held_from in ('scheduled', 'open', 'closed'))
  and seat ->> 'key' = any($1)
  and not exists (select from draw_commitment c where c.draw_id = d.id and c.role = seat ->> 'role')`;

/** Of draws that are sealed and not drawn. */
const SEALED = `where (d.state = 'sealed' or d.held_from = 'sealed') and seat ->> 'key' = any($1)`;

/** Seats that wait for their share, the soonest cutoff first, with all roles of their draws. */
export function loadUncommittedSeats(
  db: Queries,
  signingKeys: readonly string[],
  { offset, limit }: { offset: number; limit: number },
): Promise<(SeatRow & { roles: { role: string; key: string }[] })[]> {
  return db.query(
    `select ${SEAT}, e.statement::jsonb #> '{body,roles}' as roles ${SEATS} ${UNCOMMITTED}
     order by d.cutoff_at, d.id, role offset $2 limit $3`,
    [signingKeys, offset, limit],
  );
}

export async function loadUncommittedCount(db: Queries, signingKeys: readonly string[]): Promise<number> {
  const { count } = await db.one<{ count: bigint }>(`select count(*) as count ${SEATS} ${UNCOMMITTED}`, [
    signingKeys,
  ]);
  return Number(count);
}

/** Seats that committed and have not revealed their share. */
export function loadUnrevealedSeats(
  db: Queries,
  signingKeys: readonly string[],
  limit: number,
): Promise<(SeatRow & { commitment: string; sealedAt: Date })[]> {
  return db.query(
    `select ${SEAT}, c.commitment::text as commitment, s.sealed_at ${SEATS}
     join draw_seal s on s.draw_id = d.id join draw_commitment c on c.draw_id = d.id and c.role = seat ->> 'role' ${SEALED}
       and not exists (select from draw_share h where h.draw_id = d.id and h.role = seat ->> 'role')
     order by d.cutoff_at, d.id limit $2`,
    [signingKeys, limit],
  );
}

/** Fragments that these keys' owners hold of shares that are missing so many seconds after the seal. */
export function loadFragmentsHeld(
  db: Queries,
  signingKeys: readonly string[],
  { afterS, limit }: { afterS: number; limit: number },
): Promise<(SeatRow & { owner: string; x: number; box: string })[]> {
  return db.query(
    `select ${SEAT}, f.role as owner, f.x::int as x, encode(f.box, 'hex') as box ${SEATS}
     join draw_seal s on s.draw_id = d.id join share_fragment f on f.draw_id = d.id and f.holder = seat ->> 'role' ${SEALED}
       and s.sealed_at + make_interval(secs => $2) <= clock_timestamp()
       and not exists (select from draw_share h where h.draw_id = f.draw_id and h.role = f.role)
       and not exists (select from opened_fragment o where o.draw_id = f.draw_id and o.role = f.role and o.x = f.x)
     order by d.cutoff_at, d.id, f.role limit $3`,
    [signingKeys, afterS, limit],
  );
}
