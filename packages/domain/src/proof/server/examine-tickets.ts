import type { Queries } from "@sortes/db";
import { type Recount, recountTickets } from "./control-recount.ts";
import { countTickets, type TicketCount } from "./count-tickets.ts";
import { type Logged, loadStatement } from "./load-statement.ts";
import type { TicketDraw } from "./ticket-text.ts";

/** Why the tickets cannot be sealed as they are. */
export type ProofProblem = "terms_missing" | "tickets_differ_from_checkpoints" | "control_differs";

/** Everything the seal states about a draw's tickets, before it is made. */
export interface Examination {
  terms: Logged<"terms"> | undefined;
  counted: TicketCount;
  recount: Recount;
  problems: ProofProblem[];
}

/**
 * Reads a closed draw's tickets twice, once for the tree and once for control, and compares both with each other and with what was
 * stated while the draw sold. It takes no lock: the tickets of a draw that was seen closed are final.
 */
export async function examineTickets(
  db: Queries,
  draw: { drawId: string; gameId: string; currency: string },
): Promise<Examination> {
  const terms = await loadStatement(db, draw.drawId, "terms");
  const ofDraw: TicketDraw = { ...draw, ruleHash: terms?.statement.body.ruleHash ?? "" };
  const counted = await countTickets(db, ofDraw);
  const recount = await recountTickets(db, ofDraw);
  const isConfirmed =
    recount.root === counted.root &&
    recount.count === counted.count &&
    recount.stakeMinor === counted.stakeMinor;
  return {
    terms,
    counted,
    recount,
    problems: [
      ...(terms ? [] : ["terms_missing" as const]),
      ...(counted.isAsCheckpointed ? [] : ["tickets_differ_from_checkpoints" as const]),
      ...(isConfirmed ? [] : ["control_differs" as const]),
    ],
  };
}
