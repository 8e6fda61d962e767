import { bytesToHex } from "@noble/hashes/utils.js";
import type { Db } from "@sortes/db";
import { planSettlementJob } from "@sortes/jobs";
import { randomBelow } from "../../entropy/index.ts";
import { assertInvariant } from "../../errors/index.ts";
import { drawResult, isPossibleResult } from "../../games/index.ts";
import { loadRuleVersion } from "../../games/server/index.ts";
import { appendJob } from "../../outbox/server/index.ts";
import { PROTOCOL } from "../../proof/index.ts";
import {
  issueCertificate,
  loadSealedTerms,
  type ProofIdentity,
  receiveRound,
  revealSeed,
} from "../../proof/server/index.ts";
import { drawGenerator } from "../draw-generator.core.ts";
import { saveResult, saveSeed } from "./draw.repo.ts";
import { lockDraw, systemActor, transitionDraw } from "./transition-draw.ts";
import { holdIfSharesMissing } from "./wait-for-shares.ts";

/**
 * sealed → drawn, once the beacon has spoken in the round of the seal and every role's share is there; returns whether it drew. A draw has
 * one seed for ever: it follows from what was committed to before the seal, so trying again gives the same one, and the primary key of
 * `draw_seed` refuses a second. Shares, seed, result and certificate come with the same commit. What was drawn stays hidden until it is
 * published. The beacon is asked before the transaction; while it is silent or lies the draw stays sealed, and the sweep asks again.
 *
 * @throws draw.not_found
 */
export async function drawNumbers(
  { db, proof }: { db: Db; proof: ProofIdentity },
  { drawId }: { drawId: string },
): Promise<boolean> {
  await receiveRound({ db }, { drawId });
  return db.tx(async (tx) => {
    const draw = await lockDraw(tx, drawId);
    if (draw.state !== "sealed") return false;
    const { rule, ruleHash } = await loadRuleVersion({ db: tx }, { ruleVersionId: draw.ruleVersionId });
    const origin = await revealSeed(tx, proof, await loadSealedTerms(tx, drawId));
    // Committed all the same: the worker's own shares are revealed, and the sweep asks again for the others.
    if (!origin) {
      await holdIfSharesMissing(tx, draw);
      return false;
    }
    const generator = drawGenerator(origin.seed, drawId, origin.sealHash);
    const result = drawResult(rule, (maxExclusive) => randomBelow(generator, maxExclusive));
    assertInvariant(isPossibleResult(rule, result), "the result cannot come out of the rule", { drawId });
    const { drawnAt } = await issueCertificate(tx, proof, { origin, rule, ruleHash, result });
    await saveSeed(tx, drawId, PROTOCOL, bytesToHex(origin.seed));
    await saveResult(tx, drawId, result, drawnAt);
    await transitionDraw(tx, {
      draw,
      toState: "drawn",
      actor: systemActor("draw-numbers"),
      details: { algorithm: PROTOCOL, level: origin.beacon.level },
    });
    await appendJob(tx, planSettlementJob, { drawId });
    return true;
  });
}
