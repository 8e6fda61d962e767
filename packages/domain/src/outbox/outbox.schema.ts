import { z } from "zod";

/** What open pages hear about. Payloads are hints to fetch again, plus what makes a page alive without a request. */
export const liveEventSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("draw.state"),
    drawId: z.uuid(),
    gameId: z.string(),
    state: z.string(),
  }),
  z.object({
    type: z.literal("draw.result"),
    drawId: z.uuid(),
    gameId: z.string(),
  }),
  z.object({ type: z.literal("wallet.changed"), reason: z.string() }),
  z.object({
    type: z.literal("notification.new"),
    kind: z.string(),
  }),
  /** A session of the player ended: whoever remembers who is signed in asks again. */
  z.object({ type: z.literal("access.changed") }),
]);

export type LiveEvent = z.infer<typeof liveEventSchema>;
export type LiveEventType = LiveEvent["type"];

/**
 * The Redis stream through which live events travel from the worker's relay to whoever serves open pages. Each entry has the
 * fields `channel`, `type` and `data` (the event as JSON); a reader that was away resumes from the last id it saw.
 */
export const LIVE_STREAM_KEY = "sortes:live";
