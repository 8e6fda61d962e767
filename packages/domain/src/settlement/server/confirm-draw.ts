import type { Db } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { appendAudit } from "../../audit/server/index.ts";
import { lockDraw } from "../../draws/server/index.ts";
import { settlementErrors } from "../settlement.errors.ts";
import { passVerified } from "./pass-verified.ts";
import { loadDrawRules, loadSettlement, saveConfirmation } from "./settlement.repo.ts";

export interface DrawConfirmation {
  drawId: string;
  /** A member of staff. */
  actor: Actor;
  reason: string;
}

/** How many people have confirmed a draw, of how many who must. */
export interface DrawConfirmed {
  given: number;
  needed: number;
}

/**
 * A person's word after both evaluators agreed, in draws whose policy asks for one or two: drawn → verified once all are given, and published at its
 * time. Nobody counts twice (primary key), and the database verifies no draw that lacks one (trigger `draw_guard`).
 *
 * @throws settlement.staff_only, settlement.not_awaiting_people, settlement.already_confirmed
 */
export async function confirmDraw(
  { db }: { db: Db },
  { drawId, actor, reason }: DrawConfirmation,
): Promise<DrawConfirmed> {
  if (actor.kind !== "staff") throw settlementErrors.staff_only();
  return db.tx(async (tx) => {
    const draw = await lockDraw(tx, drawId);
    if (draw.state !== "drawn" || !(await loadSettlement(tx, drawId))) {
      throw settlementErrors.not_awaiting_people({ details: { state: draw.state } });
    }
    const given = await saveConfirmation(tx, { drawId, staffId: actor.id, reason });
    if (given === undefined) throw settlementErrors.already_confirmed();
    const { publishers: needed } = await loadDrawRules(tx, drawId);
    const isEnough = given >= needed;
    if (isEnough) await passVerified(tx, draw, actor, reason);
    await appendAudit(tx, {
      actor,
      action: "draw.confirm",
      subject: { kind: "draw", id: drawId },
      before: { state: "drawn" },
      after: { state: isEnough ? "verified" : "drawn", given, needed },
      reason,
    });
    return { given, needed };
  });
}
