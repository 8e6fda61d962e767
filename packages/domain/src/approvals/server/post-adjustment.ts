import type { Tx } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { type Approval, adjustmentPayloadSchema } from "../../operators/index.ts";
import { appendWalletChanged } from "../../outbox/server/index.ts";
import { houseAccount, playerCash } from "../../wallet/index.ts";
import { postTransfers } from "../../wallet/server/index.ts";

/**
 * Moves an approved amount between the bank and a player's cash, as part of the transaction that approves it. Happens
 * once: the operation is named after the request.
 *
 * @throws wallet.insufficient_funds when the player has less than is to be taken
 */
export async function postAdjustment(tx: Tx, approval: Approval, staffId: string): Promise<void> {
  const { direction, amountMinor, currency } = adjustmentPayloadSchema.parse(approval.payload);
  const bank = houseAccount("bank", currency);
  const cash = playerCash(approval.subjectId, currency);
  await postTransfers(tx, [
    {
      operationId: `adjustment:${approval.id}`,
      ...(direction === "credit" ? { debit: bank, credit: cash } : { debit: cash, credit: bank }),
      amountMinor,
      kind: "adjustment",
      reference: { kind: "approval", id: approval.id },
    },
  ]);
  await appendAudit(tx, {
    actor: { kind: "staff", id: staffId },
    action: "wallet.adjust",
    subject: { kind: "player", id: approval.subjectId },
    after: { direction, amountMinor, currency, approvalId: approval.id },
    reason: approval.reason,
  });
  await appendWalletChanged(tx, [approval.subjectId], "adjustment");
}
