import { LIVE_STREAM_KEY, type LiveEvent, liveEventSchema } from "@sortes/domain/outbox";
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import { z } from "zod";

export interface LiveMessage {
  /** Stream id: a page that lost its connection continues after the last one it saw. */
  id: string;
  channel: string;
  event: LiveEvent;
}

/** Long enough to be quiet, short enough that closing does not wait for it. */
const BLOCK_MS = 5_000;
const READ_MAX = 500;
/** After a failed read; Redis comes back in seconds or not at all. */
const RETRY_MS = 1_000;
/** The relay keeps about 10,000 entries; more pages than those fill would mean that the stream grows faster than it is read. */
const REPLAY_PAGES_MAX = 40;

export interface LiveFollower {
  /** Resolves once the place to follow from is known: nothing appended later is missed. While Redis is away it waits. */
  ready: Promise<void>;
  close(): void;
}

/**
 * Hands every event to `onMessage` in order, from `after` (`0-0` for all that the stream holds; by default from now) until it is closed. One blocking connection of its
 * own, because a blocked connection can do nothing else. While Redis is away it waits; then it goes on where it was.
 */
export function followLiveStream(options: {
  redis: Redis;
  logger: Logger;
  onMessage: (message: LiveMessage) => void;
  after?: string | undefined;
}): LiveFollower {
  const { redis, logger, onMessage } = options;
  const reader = redis.duplicate({
    maxRetriesPerRequest: null,
    enableOfflineQueue: true,
    commandTimeout: undefined,
  });
  reader.on("error", (error: Error) => logger.debug({ err: error }, "live reader lost redis"));
  const stop = new AbortController();
  const ready = Promise.withResolvers<void>();

  const readForever = async (): Promise<void> => {
    let last = options.after;
    while (!stop.signal.aborted) {
      try {
        last ??= await loadNewestId(reader);
        ready.resolve();
        const answer = await reader.xread(
          "COUNT",
          READ_MAX,
          "BLOCK",
          BLOCK_MS,
          "STREAMS",
          LIVE_STREAM_KEY,
          last,
        );
        for (const entry of answer?.flatMap(([, entries]) => entries) ?? []) {
          last = entry[0];
          const message = parseEntry(entry);
          if (message && !stop.signal.aborted) onMessage(message);
        }
      } catch (error) {
        if (stop.signal.aborted) return;
        logger.warn({ err: error }, "live events paused");
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  };

  void readForever();
  return {
    ready: ready.promise,
    // Not waited for: a read that was asked for while Redis is away is never answered, and nothing comes of one that is.
    close: () => {
      stop.abort();
      reader.disconnect();
    },
  };
}

/** Where a follower begins: `$` would lose what arrives between two reads. */
async function loadNewestId(redis: Redis): Promise<string> {
  const [newest] = await redis.xrevrange(LIVE_STREAM_KEY, "+", "-", "COUNT", 1);
  return newest?.[0] ?? "0-0";
}

/** Everything after `lastEventId` that the stream still holds, in order. */
export async function* loadMissedMessages(redis: Redis, lastEventId: string): AsyncGenerator<LiveMessage> {
  let after = lastEventId;
  for (let page = 0; page < REPLAY_PAGES_MAX && isLiveEventId(after); page += 1) {
    const entries = await redis.xrange(LIVE_STREAM_KEY, `(${after}`, "+", "COUNT", READ_MAX);
    for (const entry of entries) {
      const message = parseEntry(entry);
      if (message) yield message;
    }
    if (entries.length < READ_MAX) return;
    after = entries.at(-1)?.[0] ?? "";
  }
}

export const isLiveEventId = (text: string): boolean => /^\d{1,20}-\d{1,20}$/.test(text);

export function isAfter(id: string, last: string): boolean {
  const [idMs, idSeq] = id.split("-").map(Number) as [number, number];
  const [lastMs, lastSeq] = last.split("-").map(Number) as [number, number];
  return idMs > lastMs || (idMs === lastMs && idSeq > lastSeq);
}

type StreamEntry = [id: string, fields: string[]];

const jsonSchema = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue("not JSON");
    return z.NEVER;
  }
});
const entrySchema = z.object({ channel: z.string(), data: jsonSchema.pipe(liveEventSchema) });

/** The fields of a stream entry come as a flat list of names and values. An event of a newer relay is passed over. */
function parseEntry([id, fields]: StreamEntry): LiveMessage | undefined {
  const pairs = fields.flatMap((name, index) => (index % 2 === 0 ? [[name, fields[index + 1]]] : []));
  const entry = entrySchema.safeParse(Object.fromEntries(pairs));
  return entry.success ? { id, channel: entry.data.channel, event: entry.data.data } : undefined;
}
