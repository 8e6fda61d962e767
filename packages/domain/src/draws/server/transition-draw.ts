import type { Tx } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { appendAudit } from "../../audit/server/index.ts";
import { assertInvariant } from "../../errors/index.ts";
import { toJsonSafe } from "../../money/index.ts";
import { appendLive } from "../../outbox/server/index.ts";
import { appendSignificantEvent } from "../../reporting/server/index.ts";
import { decideTransition } from "../draw.core.ts";
import { drawErrors } from "../draw.errors.ts";
import type { Draw, DrawState } from "../draw.schema.ts";
import { lockDrawRows, saveDrawEvent, saveState } from "./draw.repo.ts";

/** Part of the system that acts on draws by itself. */
export const systemActor = (id: string): Actor => ({ kind: "system", id });

/** Locks draws in id order until the transaction ends; ids that do not exist are left out. Read the clock afterwards. */
export async function lockDraws(tx: Tx, ids: readonly string[]): Promise<Map<string, Draw>> {
  const draws = await lockDrawRows(tx, ids);
  return new Map(draws.map((draw) => [draw.id, draw]));
}

/** @throws draw.not_found */
export async function lockDraw(tx: Tx, drawId: string): Promise<Draw> {
  const [draw] = await lockDrawRows(tx, [drawId]);
  if (!draw) throw drawErrors.not_found();
  return draw;
}

export interface Transition {
  /** Locked by this transaction. */
  draw: Draw;
  toState: DrawState;
  actor: Actor;
  reason?: string;
  /** Facts for the timeline, which staff read: counts and hashes, never a result. */
  details?: Record<string, unknown>;
}

/**
 * The one way a draw's state changes: the row, a line in its timeline and word to open pages. The caller holds the draw's
 * lock and has decided that the step may be taken; here, and again in the trigger `draw_guard`, a step that is not in the
 * table is a bug.
 */
export async function transitionDraw(tx: Tx, transition: Transition): Promise<Draw> {
  const { draw, toState, actor, reason = "", details = {} } = transition;
  assertInvariant(decideTransition(draw, toState), "a draw cannot take this step", {
    drawId: draw.id,
    state: draw.state,
    toState,
  });
  const isHold = toState === "held";
  const moved = await saveState(tx, {
    drawId: draw.id,
    toState,
    heldFrom: isHold ? draw.state : null,
    heldReason: isHold ? reason : null,
  });
  await saveDrawEvent(tx, {
    drawId: draw.id,
    fromState: draw.state,
    toState,
    actorKind: actor.kind,
    actorId: actor.id,
    reason,
    details: toJsonSafe(details),
  });
  await appendLive(tx, "public", {
    type: "draw.state",
    drawId: draw.id,
    gameId: draw.gameId,
    state: toState,
  });
  return moved;
}

/**
 * Stops a draw, as part of the caller's transaction: a failed guard must commit the hold, not throw it away with
 * everything else. The regulator hears of it; the release takes two people.
 */
export async function holdDrawIn(
  tx: Tx,
  { draw, reason, actor, details = {} }: Omit<Transition, "toState"> & { reason: string },
): Promise<Draw> {
  const held = await transitionDraw(tx, { draw, toState: "held", actor, reason, details });
  const subject = { kind: "draw", id: draw.id };
  await appendSignificantEvent(tx, {
    kind: "draw.held",
    severity: "critical",
    subject,
    details: { gameId: draw.gameId, number: draw.number, from: draw.state, reason, ...details },
  });
  await appendAudit(tx, {
    actor,
    action: "draw.hold",
    subject,
    before: { state: draw.state },
    after: { state: "held", ...details },
    reason,
  });
  return held;
}
