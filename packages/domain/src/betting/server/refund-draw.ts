import type { Db, Tx } from "@sortes/db";
import { appendWalletChanged } from "../../outbox/server/index.ts";
import { houseAccount, playerCash } from "../../wallet/index.ts";
import { postTransfers } from "../../wallet/server/index.ts";
import { loadTicketsToRefund } from "./betting.repo.ts";

/** Refunds in one transaction; bounds how long its players' accounts stay locked. */
const CHUNK = 500;

/**
 * Gives every ticket of a cancelled draw its stake back, in chunks of 500, and returns how many got it from this call. Each refund
 * happens once, by the unique operation id of its ticket, so the job may run twice or die half-way.
 */
export async function refundDraw({ db }: { db: Db }, { drawId }: { drawId: string }): Promise<bigint> {
  let refunded = 0n;
  let afterSerial = 0n;
  for (;;) {
    const chunk = await db.tx((tx) => refundChunk(tx, drawId, afterSerial));
    if (chunk.lastSerial === undefined) return refunded;
    refunded += chunk.refunded;
    afterSerial = chunk.lastSerial;
  }
}

async function refundChunk(
  tx: Tx,
  drawId: string,
  afterSerial: bigint,
): Promise<{ refunded: bigint; lastSerial: bigint | undefined }> {
  const tickets = await loadTicketsToRefund(tx, drawId, afterSerial, CHUNK);
  const open = tickets.filter(({ isRefunded }) => !isRefunded);
  await postTransfers(
    tx,
    open.map((ticket) => ({
      operationId: `refund:${drawId}:${ticket.serial}`,
      debit: houseAccount("draw_sales", ticket.currency, drawId),
      credit: playerCash(ticket.playerId, ticket.currency),
      amountMinor: ticket.stakeMinor,
      kind: "stake_refund",
      reference: { kind: "ticket", id: ticket.ticketId },
    })),
  );
  await appendWalletChanged(tx, [...new Set(open.map((ticket) => ticket.playerId))], "refund");
  return { refunded: BigInt(open.length), lastSerial: tickets.at(-1)?.serial };
}
