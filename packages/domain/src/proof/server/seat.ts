import type { Queries } from "@sortes/db";
import type { OfDraw } from "../people.core.ts";
import { ceremonyErrors } from "../people.errors.ts";
import { loadStatement } from "./load-statement.ts";
import { loadKeys } from "./people.repo.ts";

/** A role that a person fills in one draw. */
export interface Seat extends OfDraw {
  role: string;
  /** The key that the terms name for it. */
  signingKey: string;
  /** All roles that commit, in the order of the terms. */
  order: string[];
}

/**
 * The seat that a staff member claims: the terms of the draw name a key for the role, and this person registered it. What the game says
 * today does not matter to a draw that is announced.
 *
 * @throws ceremony.draw_not_announced, ceremony.not_your_role
 */
export async function requireSeat(
  db: Queries,
  { drawId, role, staffId }: { drawId: string; role: string; staffId: string },
): Promise<Seat> {
  const terms = await loadStatement(db, drawId, "terms");
  if (!terms) throw ceremonyErrors.draw_not_announced();
  const { gameId, roles } = terms.statement.body;
  const signingKey = roles.find((candidate) => candidate.role === role)?.key;
  const [key] = signingKey === undefined ? [] : await loadKeys(db, [signingKey]);
  if (key?.holder !== staffId) throw ceremonyErrors.not_your_role();
  return { gameId, drawId, role, signingKey: key.signingKey, order: roles.map((seat) => seat.role) };
}
