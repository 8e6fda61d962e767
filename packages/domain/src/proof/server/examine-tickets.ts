import type { Queries } from "@sortes/db";
import { countTickets, type TicketCount } from "./count-tickets.ts";
import { type Logged, loadStatement } from "./load-statement.ts";
import { type HandedIn, type HandedInProblem, loadHandedIn } from "./parties.ts";
import type { TicketDraw } from "./ticket-text.ts";

/** Why the tickets cannot be sealed as they are. */
export type ProofProblem =
  | "terms_missing"
  | "tickets_differ_from_checkpoints"
  | "control_differs"
  | HandedInProblem;

/** Everything the seal states about a draw's tickets, before it is made. */
export interface Examination {
  terms: Logged<"terms"> | undefined;
  counted: TicketCount;
  handedIn: HandedIn | undefined;
  problems: ProofProblem[];
}

/**
 * Builds the tree of a closed draw's tickets anew and compares it with what was stated while the draw sold, and with what control
 * counted in its own copy. It takes no lock: the tickets of a draw that was seen closed are final.
 */
export async function examineTickets(
  db: Queries,
  draw: { drawId: string; gameId: string; currency: string },
): Promise<Examination> {
  const terms = await loadStatement(db, draw.drawId, "terms");
  const ofDraw: TicketDraw = { ...draw, ruleHash: terms?.statement.body.ruleHash ?? "" };
  const counted = await countTickets(db, ofDraw);
  const handedIn = terms && (await loadHandedIn(db, terms.statement.body));
  return {
    terms,
    counted,
    handedIn,
    problems: [
      ...(terms ? [] : ["terms_missing" as const]),
      ...(counted.isAsCheckpointed ? [] : ["tickets_differ_from_checkpoints" as const]),
      ...(handedIn && !isConfirmed(handedIn, counted) ? ["control_differs" as const] : []),
      ...(handedIn?.problems ?? []),
    ],
  };
}

function isConfirmed({ control }: HandedIn, { count, stakeMinor, root }: TicketCount): boolean {
  return control?.root === root && control.count === count && control.stakeMinor === stakeMinor;
}
