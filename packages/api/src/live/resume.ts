import { assertInvariant } from "@sortes/domain/errors";
import { z } from "zod";
import type { LiveHub } from "./live-hub.ts";
import type { LiveMessage } from "./live-stream.ts";

/** The id of the last event a page saw, sent by the browser when it comes back. */
export const resumeSchema = z.object({ lastEventId: z.string().max(40).nullish() }).optional();

/** Events of the channels for one page, from where it left off. A subscription without a signal could never end. */
export function subscribeFrom(
  live: LiveHub,
  channels: readonly string[],
  resume: z.output<typeof resumeSchema>,
  signal: AbortSignal | undefined,
): AsyncGenerator<LiveMessage> {
  assertInvariant(signal !== undefined, "a subscription came without its signal");
  return live.subscribe(channels, signal, resume?.lastEventId ?? undefined);
}
