import { z } from "zod";
import { amountMinorSchema, currencySchema } from "../money/index.ts";

const prizeSchema = z.object({
  drawId: z.uuid(),
  drawNumber: z.int(),
  gameId: z.string(),
  gameName: z.string(),
  ticketId: z.uuid(),
  /** What reaches the player, after tax; for a claim, what is claimed. */
  amountMinor: amountMinorSchema,
  currency: currencySchema,
});

/** What a player is told. The text is the site's: `notification.<kind>` in its messages. */
export const notificationContentSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("prize_paid"), payload: prizeSchema }),
  /** Too large to be paid at once: the player has to prove who he is. */
  z.object({ kind: z.literal("prize_claim"), payload: prizeSchema }),
  /** Nobody came for it in time: the prize is lost. */
  z.object({ kind: z.literal("claim_expired"), payload: prizeSchema }),
]);

export type NotificationContent = z.infer<typeof notificationContentSchema>;

export type NotificationView = NotificationContent & {
  id: string;
  createdAt: Date;
  readAt: Date | null;
};
