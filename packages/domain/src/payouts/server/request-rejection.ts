import type { Db } from "@sortes/db";
import type { Approval } from "../../operators/index.ts";
import { requestApproval } from "../../operators/server/index.ts";
import { decideRejection } from "../claim.core.ts";
import { claimErrors } from "../payout.errors.ts";
import { claimReasonSchema } from "../payout.schema.ts";
import { lockClaimAndDraw } from "./move-claim.ts";

/**
 * Asks a second person to end a claim unpaid. The claim goes on meanwhile: if it is paid first, the request can only be turned down. One
 * open request for each claim (unique index), never decided by the one who asks (CHECK).
 *
 * @throws claim.not_found, claim.draw_held, claim.wrong_state, approval.already_requested
 */
export async function requestRejection(
  { db }: { db: Db },
  input: { claimId: string; reason: string; staffId: string },
): Promise<Approval> {
  const reason = claimReasonSchema.parse(input.reason);
  return db.tx(async (tx) => {
    const claim = await lockClaimAndDraw(tx, input.claimId);
    if (decideRejection(claim).kind === "refuse") {
      throw claimErrors.wrong_state({ details: { state: claim.state } });
    }
    return requestApproval(tx, {
      kind: "claim_reject",
      subjectId: claim.id,
      payload: { amountMinor: claim.grossMinor.toString(), currency: claim.currency },
      reason,
      requestedBy: input.staffId,
    });
  });
}
