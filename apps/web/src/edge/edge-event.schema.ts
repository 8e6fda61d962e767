import { currencySchema, minorSchema } from "@sortes/domain/money";
import { liveEventSchema } from "@sortes/domain/outbox";
import { z } from "zod";

const poolSchema = z.object({
  type: z.literal("draw.pool"),
  drawId: z.uuid(),
  currency: currencySchema,
  /** Sales so far. */
  stakeMinor: minorSchema,
  jackpotMinor: minorSchema.nullable(),
  tiers: z.array(
    z.object({
      tier: z.string(),
      units: minorSchema,
      prizePerUnitMinor: minorSchema,
      totalMinor: minorSchema,
    }),
  ),
});

/** Sales and estimated prizes of a draw as of now. */
export type DrawPool = z.output<typeof poolSchema>;

/** What the edge tells open pages: what the site tells too, and more. */
export const edgeEventSchema = z.discriminatedUnion("type", [
  ...liveEventSchema.options,
  poolSchema,
  /** The page was away for longer than anybody remembers. */
  z.object({ type: z.literal("reset") }),
]);

export type EdgeEvent = z.output<typeof edgeEventSchema>;
