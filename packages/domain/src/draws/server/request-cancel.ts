import type { Db } from "@sortes/db";
import type { Approval } from "../../operators/index.ts";
import { requestApproval } from "../../operators/server/index.ts";
import { requireCancellable } from "./cancel-draw.ts";
import { requireReason } from "./require-reason.ts";
import { lockDraw } from "./transition-draw.ts";

/**
 * Asks a second person to cancel a draw that is not sealed. Sales go on until the decision; hold the draw to stop them.
 *
 * @throws draw.not_found, draw.already_cancelled, draw.not_cancellable, draw.reason_required, approval.already_requested
 */
export async function requestCancel(
  { db }: { db: Db },
  input: { drawId: string; reason: string; staffId: string },
): Promise<Approval> {
  const reason = requireReason(input.reason);
  return db.tx(async (tx) => {
    const draw = await lockDraw(tx, input.drawId);
    requireCancellable(draw);
    return requestApproval(tx, {
      kind: "draw_cancel",
      subjectId: draw.id,
      payload: { gameId: draw.gameId, number: draw.number, state: draw.state },
      reason,
      requestedBy: input.staffId,
    });
  });
}
