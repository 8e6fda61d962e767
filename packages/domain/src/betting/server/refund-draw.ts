import type { Db } from "@sortes/db";
import { appendWalletChanged } from "../../outbox/server/index.ts";
import { houseAccount, playerCash } from "../../wallet/index.ts";
import { postTransfers } from "../../wallet/server/index.ts";
import { loadUnrefunded } from "./betting.repo.ts";

/** Refunds in one transaction; bounds how long its players' accounts stay locked. */
const CHUNK = 500;

/**
 * Gives every ticket of a cancelled draw its stake back, in chunks of 500. Each refund happens once, by the unique operation
 * id of its ticket, so the job may run twice or die half-way.
 */
export async function refundDraw({ db }: { db: Db }, { drawId }: { drawId: string }): Promise<bigint> {
  let refunded = 0n;
  for (;;) {
    const count = await refundChunk(db, drawId);
    refunded += BigInt(count);
    if (count < CHUNK) return refunded;
  }
}

function refundChunk(db: Db, drawId: string): Promise<number> {
  return db.tx(async (tx) => {
    const tickets = await loadUnrefunded(tx, drawId, CHUNK);
    await postTransfers(
      tx,
      tickets.map((ticket) => ({
        operationId: `refund:${drawId}:${ticket.serial}`,
        debit: houseAccount("draw_sales", ticket.currency, drawId),
        credit: playerCash(ticket.playerId, ticket.currency),
        amountMinor: ticket.stakeMinor,
        kind: "stake_refund",
        reference: { kind: "draw", id: drawId },
      })),
    );
    await appendWalletChanged(tx, [...new Set(tickets.map((ticket) => ticket.playerId))], "refund");
    return tickets.length;
  });
}
