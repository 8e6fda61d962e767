import type { Db } from "@sortes/db";
import { lockGame } from "../../games/server/index.ts";
import type { Approval } from "../../operators/index.ts";
import { requestApproval } from "../../operators/server/index.ts";
import { type ProofPolicy, proofPolicySchema } from "../policy.schema.ts";
import { requireSeatKeys } from "./policy-terms.ts";

/**
 * Asks a second person to change how a game's draws are proved. Everyone whom the policy names must have a key, since nothing could be
 * announced otherwise. One open request per game.
 *
 * @throws game.not_found, ceremony.seat_without_key, approval.already_requested
 */
export function requestProofPolicy(
  { db }: { db: Db },
  input: { gameId: string; policy: ProofPolicy; reason: string; staffId: string },
): Promise<Approval> {
  const policy = proofPolicySchema.parse(input.policy);
  return db.tx(async (tx) => {
    const game = await lockGame(tx, input);
    await requireSeatKeys(tx, policy);
    return requestApproval(tx, {
      kind: "game_proof",
      subjectId: game.id,
      payload: { before: game.proof, policy },
      reason: input.reason,
      requestedBy: input.staffId,
    });
  });
}
