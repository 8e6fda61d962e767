import type { Db } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { appendClaimExpired } from "../../notifications/server/index.ts";
import { isOverdue } from "../claim.core.ts";
import type { Claim } from "../payout.schema.ts";
import { loadOverdueClaimIds, readClock } from "./claim.repo.ts";
import { lockClaimAndDraw, writeClaimStep } from "./move-claim.ts";

const ACTOR: Actor = { kind: "system", id: "expire-claim" };

/** One sweep's worth; the next one, a minute later, finds what is left. */
const FOUND_MAX = 500;

/**
 * Gives the prize that nobody came for in time to the unclaimed ones and tells the player. A claim that staff have taken up does
 * not expire, and one that is not overdue stays as it is. Held by the lock on the claim, its final state (trigger
 * `decision_guard`) and the operation id `claim:<id>:expired`, so repeating it is harmless. Answers with the claim as it then is.
 *
 * @throws claim.not_found, claim.draw_held
 */
export function expireClaim({ db }: { db: Db }, { claimId }: { claimId: string }): Promise<Claim> {
  return db.tx(async (tx) => {
    const claim = await lockClaimAndDraw(tx, claimId);
    if (!isOverdue(claim, await readClock(tx))) return claim;
    const moved: Claim = { ...claim, state: "expired" };
    await writeClaimStep(tx, { claim, moved, actor: ACTOR, action: "claim.expire", reason: "" });
    await appendClaimExpired(tx, claim);
    return moved;
  });
}

/** Claims that `expireClaim` would end now. For the sweep. */
export function findOverdueClaims({ db }: { db: Db }): Promise<string[]> {
  return loadOverdueClaimIds(db, FOUND_MAX);
}
