import type { Tx } from "@sortes/db";
import { appendLive } from "../../outbox/server/index.ts";
import { notificationContentSchema } from "../notification.schema.ts";
import { loadClaimPrize, saveNotifications } from "./notification.repo.ts";
import { prizePayload } from "./notify-winners.ts";

/** Tells a player that his claim expired, as part of the transaction that ends it; once, by the unique `dedupe_key`. */
export async function appendClaimExpired(tx: Tx, { id: claimId }: { id: string }): Promise<void> {
  const { drawId, ...prize } = await loadClaimPrize(tx, claimId);
  const content = notificationContentSchema.parse({
    kind: "claim_expired",
    payload: prizePayload(drawId, prize),
  });
  const dedupeKey = `claim-expired:${claimId}`;
  for (const { playerId, kind } of await saveNotifications(tx, [
    { ...content, playerId: prize.playerId, dedupeKey },
  ])) {
    await appendLive(tx, `player:${playerId}`, { type: "notification.new", kind });
  }
}
