import type { Db } from "@sortes/db";
import type { z } from "zod";
import type { Approval } from "../../operators/index.ts";
import { requestApproval } from "../../operators/server/index.ts";
import { loadProfile } from "../../players/server/index.ts";
import { adjustmentRequestSchema } from "../approval-decision.schema.ts";

/**
 * Asks a second person to give a player money or take some, in the currency of his jurisdiction. Nothing moves before the
 * decision; one open request for each player, held by the unique index `approval_one_open`.
 *
 * @throws player.not_found, approval.already_requested
 */
export async function requestAdjustment(
  { db }: { db: Db },
  { requestedBy, ...input }: z.input<typeof adjustmentRequestSchema> & { requestedBy: string },
): Promise<Approval> {
  const { playerId, direction, amountMinor, reason } = adjustmentRequestSchema.parse(input);
  const { currency } = await loadProfile({ db }, { playerId });
  const payload = { direction, amountMinor: amountMinor.toString(), currency };
  return db.tx((tx) =>
    requestApproval(tx, { kind: "manual_adjustment", subjectId: playerId, payload, reason, requestedBy }),
  );
}
