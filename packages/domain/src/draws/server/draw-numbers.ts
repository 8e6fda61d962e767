import { bytesToHex } from "@noble/hashes/utils.js";
import type { Db, Tx } from "@sortes/db";
import { planSettlementJob } from "@sortes/jobs";
import { type GameRule, isPossibleResult } from "../../games/index.ts";
import { loadRuleVersion } from "../../games/server/index.ts";
import { appendJob } from "../../outbox/server/index.ts";
import { PROTOCOL } from "../../proof/index.ts";
import { issueCertificate, type ProofIdentity, receiveRound } from "../../proof/server/index.ts";
import type { Draw } from "../draw.schema.ts";
import { saveResult, saveSeed } from "./draw.repo.ts";
import { type FoundNumbers, findNumbers } from "./find-numbers.ts";
import { findStructuralStops } from "./structural-stops.ts";
import { holdDrawIn, lockDraw, systemActor, transitionDraw } from "./transition-draw.ts";

const ACTOR = systemActor("draw-numbers");

/**
 * sealed → drawn, once the beacon has spoken in the round of the seal and every role's share is there, or both officials of a physical draw
 * have keyed in the same; returns whether it drew. A draw has one seed for ever: it follows from what was committed to before the seal, so
 * trying again gives the same one, and the primary key of `draw_seed` refuses a second. Shares, seed, result and certificate come with the
 * same commit. What was drawn stays hidden until it is published. The beacon is asked before the transaction; while it is silent or
 * lies the draw stays sealed, and the sweep asks again. A result that chance would hardly give is held at once.
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
    const found = await findNumbers(tx, { proof, draw, rule });
    if (!found) return false;
    const { origin, result } = found;
    if (!isPossibleResult(rule, result)) {
      // Nothing is kept of it: once the fault is mended, the same seed is drawn from again.
      const reason = "the result cannot come out of the rules";
      await holdDrawIn(tx, {
        draw,
        actor: ACTOR,
        reason,
        details: { problems: ["structural.out_of_range"] },
      });
      return false;
    }
    const { drawnAt } = await issueCertificate(tx, proof, { origin, rule, ruleHash, result });
    if (origin.seed) await saveSeed(tx, drawId, PROTOCOL, bytesToHex(origin.seed));
    await saveResult(tx, drawId, result, drawnAt);
    const details = { algorithm: PROTOCOL, level: origin.beacon.level };
    const drawn = await transitionDraw(tx, { draw, toState: "drawn", actor: ACTOR, details });
    await settleOrHold(tx, drawn, rule, found);
    return true;
  });
}

/** The hold says what is remarkable, not what was drawn: staff read it before publication. */
async function settleOrHold(tx: Tx, draw: Draw, rule: GameRule, found: FoundNumbers): Promise<void> {
  const problems = await findStructuralStops(tx, draw, rule, found);
  if (problems.length === 0) {
    await appendJob(tx, planSettlementJob, { drawId: draw.id });
  } else {
    const reason = "what was drawn is too much like earlier draws to be let through unseen";
    await holdDrawIn(tx, { draw, actor: ACTOR, reason, details: { problems } });
  }
}
