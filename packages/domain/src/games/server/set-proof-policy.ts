import type { Tx } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { isLevelLowered, type ProofPolicy } from "../../proof/index.ts";
import { appendSignificantEvent } from "../../reporting/server/index.ts";
import { saveProofPolicy } from "./game.repo.ts";
import { lockGame } from "./load-game.ts";

/**
 * Changes how a game's draws are proved, as part of the transaction in which a second person approves it. Draws that are announced keep
 * what they were announced with. The regulator hears of it; a lesser level is critical.
 *
 * @throws game.not_found
 */
export async function setProofPolicy(
  tx: Tx,
  input: { gameId: string; policy: ProofPolicy; staffId: string; reason: string },
): Promise<void> {
  const { policy, reason } = input;
  const game = await lockGame(tx, input);
  await saveProofPolicy(tx, game.id, policy);
  const subject = { kind: "game", id: game.id };
  await appendSignificantEvent(tx, {
    kind: "game.proof_policy",
    severity: isLevelLowered(game.proof.level, policy.level) ? "critical" : "warning",
    subject,
    details: { from: game.proof.level, to: policy.level, publishers: policy.publishers, reason },
  });
  await appendAudit(tx, {
    actor: { kind: "staff", id: input.staffId },
    action: "game.set_proof_policy",
    subject,
    before: game.proof,
    after: policy,
    reason,
  });
}
