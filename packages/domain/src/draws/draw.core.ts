import { type Draw, type DrawState, publicResultStates } from "./draw.schema.ts";

/** The way through a draw's life. The trigger `draw_guard` keeps the same table in the database. */
const nextStates: Readonly<Record<DrawState, readonly DrawState[]>> = {
  scheduled: ["open", "cancelled"],
  open: ["closed", "cancelled"],
  closed: ["sealed", "cancelled"],
  sealed: ["drawn"],
  drawn: ["verified"],
  verified: ["published"],
  published: ["settled"],
  settled: [],
  held: [],
  cancelled: [],
};

/** Before the seal nothing is at stake but stakes, and those can be given back. */
const cancellable: ReadonlySet<DrawState> = new Set(["scheduled", "open", "closed"]);
const final: ReadonlySet<DrawState> = new Set(["settled", "cancelled"]);

/** Whether the draw may take this step. There is no way back: a hold ends where it began, or in a cancellation. */
export function decideTransition(draw: Pick<Draw, "state" | "heldFrom">, toState: DrawState): boolean {
  const { state, heldFrom } = draw;
  if (state === "held") {
    return toState !== "held" && (toState === heldFrom || (toState === "cancelled" && canCancel(draw)));
  }
  return toState === "held" ? !final.has(state) : nextStates[state].includes(toState);
}

/** Whether the draw may still be cancelled, now or out of a hold. */
export function canCancel({ state, heldFrom }: Pick<Draw, "state" | "heldFrom">): boolean {
  return cancellable.has(state === "held" && heldFrom ? heldFrom : state);
}

export type SaleDecision = "sells" | "not_open_yet" | "closed" | "held";

/**
 * Whether a ticket may be written now. `now` is the database's clock, read after the draw's row was locked; `stampedAt` is
 * when an edge with a trusted clock received the request, and only that makes use of the grace.
 */
export function decideSale(
  draw: Pick<Draw, "state" | "opensAt" | "cutoffAt" | "graceMs">,
  now: Date,
  stampedAt?: Date,
): SaleDecision {
  const isOver = now >= draw.cutoffAt && !isWithinGrace(draw, now, stampedAt);
  if (draw.state === "held") return "held";
  if (draw.state === "scheduled") return isOver ? "closed" : "not_open_yet";
  if (draw.state !== "open" || isOver) return "closed";
  return now < draw.opensAt ? "not_open_yet" : "sells";
}

function isWithinGrace(draw: Pick<Draw, "cutoffAt" | "graceMs">, now: Date, stampedAt?: Date): boolean {
  return stampedAt !== undefined && stampedAt < draw.cutoffAt && now < salesEndAt(draw);
}

/** The instant from which no ticket can be written any more, graced ones included. */
export function salesEndAt(draw: Pick<Draw, "cutoffAt" | "graceMs">): Date {
  return new Date(draw.cutoffAt.getTime() + draw.graceMs);
}

/** Whether sales may be closed: the cutoff has passed and so has the grace of those who came in time. */
export function decideClose(draw: Pick<Draw, "state" | "cutoffAt" | "graceMs">, now: Date): boolean {
  return draw.state === "open" && now >= salesEndAt(draw);
}

/** Whether the result may be shown: both evaluators agreed and the announced instant has come. */
export function decidePublish(draw: Pick<Draw, "state" | "publishAt">, now: Date): boolean {
  return draw.state === "verified" && now >= draw.publishAt;
}

/** Whether players may see the draw's result and prizes. */
export function isResultPublic({ state }: Pick<Draw, "state">): boolean {
  return publicResultStates.some((publicState) => publicState === state);
}

/** The control count before the seal, each figure from a source of its own. */
export interface SealCounts {
  /** From the draw's row. */
  sold: bigint;
  stakeMinor: bigint;
  /** From the tickets. */
  tickets: bigint;
  lastSerial: bigint;
  ticketStakeMinor: bigint;
  /** From the ledger: the balance of the draw's sales account. */
  salesMinor: bigint;
}

export type SealProblem = "serials_not_gapless" | "ticket_count_differs" | "stake_differs" | "ledger_differs";

/** What does not match, empty when the draw may be sealed. */
export function decideSeal(counts: SealCounts): SealProblem[] {
  return [
    ...(counts.tickets === counts.lastSerial ? [] : ["serials_not_gapless" as const]),
    ...(counts.tickets === counts.sold ? [] : ["ticket_count_differs" as const]),
    ...(counts.ticketStakeMinor === counts.stakeMinor ? [] : ["stake_differs" as const]),
    ...(counts.salesMinor === counts.stakeMinor ? [] : ["ledger_differs" as const]),
  ];
}
