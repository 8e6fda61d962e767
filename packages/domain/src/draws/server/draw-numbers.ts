import { randomBytes } from "node:crypto";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Db } from "@sortes/db";
import { planSettlementJob } from "@sortes/jobs";
import { assertInvariant } from "../../errors/index.ts";
import { drawResult, isPossibleResult } from "../../games/index.ts";
import { loadRuleVersion } from "../../games/server/index.ts";
import { appendJob } from "../../outbox/server/index.ts";
import { drawGenerator, isEntropyUsable, randomBelow, SEED_ALGORITHM, SEED_BYTES } from "../drbg.core.ts";
import { loadSeal, saveResult, saveSeed } from "./draw.repo.ts";
import { holdDrawIn, lockDraw, systemActor, transitionDraw } from "./transition-draw.ts";

/** A fresh seed of 64 unpredictable bytes. */
export type Entropy = () => Uint8Array;

/** The operating system's generator. */
export const systemEntropy: Entropy = () => randomBytes(SEED_BYTES);

/**
 * sealed → drawn; returns whether it drew. A draw has one seed for ever: the primary key of `draw_seed` refuses a second, and a
 * trigger refuses one before the seal. Seed and result come with the same commit, so a try that fails leaves neither and the
 * next one draws afresh without anyone having seen the first. What was drawn stays hidden until it is published.
 *
 * @throws draw.not_found
 */
export function drawNumbers(
  { db, entropy = systemEntropy }: { db: Db; entropy?: Entropy },
  { drawId }: { drawId: string },
): Promise<boolean> {
  return db.tx(async (tx) => {
    const draw = await lockDraw(tx, drawId);
    if (draw.state !== "sealed") return false;
    const actor = systemActor("draw-numbers");
    const seal = await loadSeal(tx, drawId);
    assertInvariant(seal !== undefined, "a sealed draw has no seal", { drawId });
    const { rule } = await loadRuleVersion({ db: tx }, { ruleVersionId: draw.ruleVersionId });
    const seed = entropy();
    if (!isEntropyUsable(seed)) {
      await holdDrawIn(tx, { draw, actor, reason: "the entropy source repeats itself" });
      return false;
    }
    const generator = drawGenerator(seed, drawId, seal.root);
    const result = drawResult(rule, (maxExclusive) => randomBelow(generator, maxExclusive));
    assertInvariant(isPossibleResult(rule, result), "the result cannot come out of the rule", { drawId });
    await saveSeed(tx, drawId, SEED_ALGORITHM, bytesToHex(seed));
    await saveResult(tx, drawId, result);
    await transitionDraw(tx, { draw, toState: "drawn", actor, details: { algorithm: SEED_ALGORITHM } });
    await appendJob(tx, planSettlementJob, { drawId });
    return true;
  });
}
