import type { Db } from "@sortes/db";
import { z } from "zod";
import { ESCROW_AFTER_S, holdersOf } from "../escrow.core.ts";
import type { FragmentHolder } from "../person.ts";
import { type CeremonyKeyRow, loadKeys, loadKeysOf } from "./people.repo.ts";
import {
  loadFragmentsHeld,
  loadUncommittedCount,
  loadUncommittedSeats,
  loadUnrevealedSeats,
  type SeatRow,
} from "./seats.repo.ts";

/** A person makes a key a year or so. */
const KEYS_MAX = 20;
/** Draws that stand between seal and draw at one time are a handful. */
const DUE_MAX = 100;

export const seatPageSchema = z.object({
  offset: z.int().min(0).max(100_000).default(0),
  limit: z.int().min(1).max(100).default(20),
});

/** A draw that waits for a person's share. */
export interface SeatToCommit extends SeatRow {
  /** In the order of x; fewer than three when one of them has no box key, and then nobody can commit. */
  holders: FragmentHolder[];
}

/** The keys that a staff member registered, the one in force first. */
export function listCeremonyKeys(
  { db }: { db: Db },
  { staffId }: { staffId: string },
): Promise<CeremonyKeyRow[]> {
  return loadKeysOf(db, staffId, KEYS_MAX);
}

/** Announced draws that wait for this person's share, the soonest cutoff first. */
export async function listSeatsToCommit(
  { db }: { db: Db },
  { staffId, ...input }: z.input<typeof seatPageSchema> & { staffId: string },
): Promise<{ items: SeatToCommit[]; total: number }> {
  const page = seatPageSchema.parse(input);
  const keys = await signingKeysOf(db, staffId);
  const total = await loadUncommittedCount(db, keys);
  const rows = await loadUncommittedSeats(db, keys, page);
  const known = await loadKeys(db, [...new Set(rows.flatMap(({ roles }) => roles.map(({ key }) => key)))]);
  const items = rows.map(({ roles, ...seat }) => ({ ...seat, holders: holdersIn(roles, seat.role, known) }));
  return { items, total };
}

function holdersIn(
  roles: readonly { role: string; key: string }[],
  owner: string,
  known: readonly CeremonyKeyRow[],
): FragmentHolder[] {
  const order = roles.map(({ role }) => role);
  return holdersOf(owner, order).flatMap((role, at) => {
    const signingKey = roles.find((candidate) => candidate.role === role)?.key;
    const key = known.find((candidate) => candidate.signingKey === signingKey);
    if (!key) return [];
    const { boxKey, holder, signature } = key;
    return [{ x: at + 1, role, holder, signingKey: key.signingKey, boxKey, signature }];
  });
}

/** What this person is to hand in now: shares of sealed draws, and fragments of shares whose owners did not turn up in time. */
export async function loadSharesDue(
  { db }: { db: Db },
  { staffId }: { staffId: string },
  { afterS = ESCROW_AFTER_S }: { afterS?: number } = {},
) {
  const keys = await signingKeysOf(db, staffId);
  return {
    toReveal: await loadUnrevealedSeats(db, keys, DUE_MAX),
    toOpen: await loadFragmentsHeld(db, keys, { afterS, limit: DUE_MAX }),
  };
}

async function signingKeysOf(db: Db, staffId: string): Promise<string[]> {
  return (await loadKeysOf(db, staffId, KEYS_MAX)).map(({ signingKey }) => signingKey);
}
