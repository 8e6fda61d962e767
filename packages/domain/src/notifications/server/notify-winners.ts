import type { Db } from "@sortes/db";
import { appendLive } from "../../outbox/server/index.ts";
import { notificationContentSchema } from "../notification.schema.ts";
import {
  loadDrawIdsToNotify,
  loadPrizes,
  type NewNotification,
  type PrizeRow,
  saveNotifications,
} from "./notification.repo.ts";

/** Messages written in one transaction: some milliseconds of work, and little to repeat after a crash. */
const CHUNK = 500;

/** One message for each prize, whoever writes it and how often: the unique `dedupe_key` starts with this. */
const DEDUPE_PREFIX = "prize:";

/**
 * Tells the winners of a draw, once for each prize that was paid or became a claim. Money is paid only after publication, so
 * nobody hears of a prize before the draw is public. Prizes still on their way are told by the next call: repeating it is
 * harmless. Answers with the number of new messages.
 */
export async function notifyWinners({ db }: { db: Db }, { drawId }: { drawId: string }): Promise<number> {
  let told = 0;
  let afterSerial = 0n;
  for (;;) {
    const prizes = await loadPrizes(db, { drawId, afterSerial, limit: CHUNK });
    const last = prizes.at(-1);
    if (!last) return told;
    told += await notifyChunk(db, drawId, prizes);
    afterSerial = last.serial;
  }
}

/** Draws of the last day with prizes nobody was told of. For the sweep. */
export function findDrawsToNotify(
  { db }: { db: Db },
  { limit = 100 }: { limit?: number } = {},
): Promise<string[]> {
  return loadDrawIdsToNotify(db, DEDUPE_PREFIX, limit);
}

function notifyChunk(db: Db, drawId: string, prizes: readonly PrizeRow[]): Promise<number> {
  return db.tx(async (tx) => {
    const written = await saveNotifications(
      tx,
      prizes.map((prize) => toNotification(drawId, prize)),
    );
    for (const { playerId, kind } of written) {
      await appendLive(tx, `player:${playerId}`, { type: "notification.new", kind });
    }
    return written.length;
  });
}

function toNotification(drawId: string, prize: PrizeRow): NewNotification {
  const content = notificationContentSchema.parse({
    kind: prize.state === "claimed" ? "prize_claim" : "prize_paid",
    payload: prizePayload(drawId, prize),
  });
  return { ...content, playerId: prize.playerId, dedupeKey: `${DEDUPE_PREFIX}${prize.payoutId}` };
}

/** What every message about a prize says. */
export function prizePayload(drawId: string, prize: Omit<PrizeRow, "state">) {
  return {
    drawId,
    drawNumber: prize.drawNumber,
    gameId: prize.gameId,
    gameName: prize.gameName,
    ticketId: prize.ticketId,
    amountMinor: prize.netMinor,
    currency: prize.currency,
  };
}
