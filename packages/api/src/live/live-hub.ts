import { LIVE_STREAM_KEY, type LiveEvent, liveEventSchema } from "@sortes/domain/outbox";
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import { z } from "zod";
import { systemErrors } from "../errors/system.errors.ts";

export interface LiveMessage {
  /** Stream id: a page that lost its connection continues after the last one it saw. */
  id: string;
  channel: string;
  event: LiveEvent;
}

export interface LiveHub {
  /**
   * Events of the channels from now on, or after `lastEventId` if that is given: those a page missed come first. Ends when
   * the signal aborts.
   * @throws system.unavailable for a page too slow to keep up; coming back with its last id, it misses nothing.
   */
  subscribe(
    channels: readonly string[],
    signal: AbortSignal,
    lastEventId?: string,
  ): AsyncGenerator<LiveMessage>;
  close(): Promise<void>;
}

/** Long enough to be quiet, short enough that closing does not wait for it. */
const BLOCK_MS = 5_000;
const READ_MAX = 500;
/** After a failed read; Redis comes back in seconds or not at all. */
const RETRY_MS = 1_000;
/** Messages waiting for one slow page before it is cut. */
const WAITING_MAX = 1_000;
/** The relay keeps about 10,000 entries; more pages than those fill would mean that the stream grows faster than it is read. */
const REPLAY_PAGES_MAX = 40;
const RETRY_AFTER_S = 1;

type Listener = (message: LiveMessage) => void;

/**
 * One blocking reader per process, whatever the number of open pages: each page listens in memory. `redis` is duplicated
 * for the reader, because a blocked connection can do nothing else.
 */
export function createLiveHub({ redis, logger }: { redis: Redis; logger: Logger }): LiveHub {
  const listeners = new Set<Listener>();
  const reader = redis.duplicate({ maxRetriesPerRequest: null });
  reader.on("error", (error: Error) => logger.debug({ err: error }, "live reader lost redis"));
  let isClosed = false;
  let reading: Promise<void> | undefined;

  const readForever = async (): Promise<void> => {
    let last: string | undefined;
    while (!isClosed) {
      try {
        last ??= await loadNewestId(reader);
        const answer = await reader.xread(
          "COUNT",
          READ_MAX,
          "BLOCK",
          BLOCK_MS,
          "STREAMS",
          LIVE_STREAM_KEY,
          last,
        );
        for (const [, entries] of answer ?? []) {
          for (const entry of entries) {
            last = entry[0];
            deliver(listeners, entry);
          }
        }
      } catch (error) {
        if (isClosed) return;
        logger.warn({ err: error }, "live events paused");
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  };

  return {
    subscribe: (channels, signal, lastEventId) => {
      reading ??= readForever();
      return subscription({ redis, listeners, channels: new Set(channels), signal, lastEventId });
    },
    close: async () => {
      isClosed = true;
      reader.disconnect();
      await reading;
    },
  };
}

function deliver(listeners: ReadonlySet<Listener>, entry: StreamEntry): void {
  const message = parseEntry(entry);
  if (message) for (const listener of listeners) listener(message);
}

async function* subscription(input: {
  redis: Redis;
  listeners: Set<Listener>;
  channels: ReadonlySet<string>;
  signal: AbortSignal;
  lastEventId: string | undefined;
}): AsyncGenerator<LiveMessage> {
  const { redis, listeners, channels, signal, lastEventId } = input;
  const waiting: LiveMessage[] = [];
  let wake = (): void => undefined;
  const listener: Listener = (message) => {
    if (!channels.has(message.channel)) return;
    waiting.push(message);
    wake();
  };
  const onAbort = (): void => wake();
  listeners.add(listener);
  signal.addEventListener("abort", onAbort);
  try {
    let last = lastEventId ?? "0-0";
    // Listening began before the replay is read, so nothing falls between; what comes twice is told by its id.
    for await (const message of lastEventId ? loadMissed(redis, lastEventId) : []) {
      last = message.id;
      if (channels.has(message.channel)) yield message;
    }
    while (!signal.aborted) {
      if (waiting.length > WAITING_MAX) {
        throw systemErrors.unavailable({ details: { retryAfterS: RETRY_AFTER_S } });
      }
      const message = waiting.shift();
      if (!message) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if (isAfter(message.id, last)) {
        last = message.id;
        yield message;
      }
    }
  } finally {
    signal.removeEventListener("abort", onAbort);
    listeners.delete(listener);
  }
}

type StreamEntry = [id: string, fields: string[]];

/** Where the reader begins: `$` would lose what arrives between two reads. */
async function loadNewestId(redis: Redis): Promise<string> {
  const [newest] = await redis.xrevrange(LIVE_STREAM_KEY, "+", "-", "COUNT", 1);
  return newest?.[0] ?? "0-0";
}

async function* loadMissed(redis: Redis, lastEventId: string): AsyncGenerator<LiveMessage> {
  let after = lastEventId;
  for (let page = 0; page < REPLAY_PAGES_MAX && /^\d{1,20}-\d{1,20}$/.test(after); page += 1) {
    const entries = await redis.xrange(LIVE_STREAM_KEY, `(${after}`, "+", "COUNT", READ_MAX);
    for (const entry of entries) {
      const message = parseEntry(entry);
      if (message) yield message;
    }
    if (entries.length < READ_MAX) return;
    after = entries.at(-1)?.[0] ?? "";
  }
}

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

function isAfter(id: string, last: string): boolean {
  const [idMs, idSeq] = id.split("-").map(Number) as [number, number];
  const [lastMs, lastSeq] = last.split("-").map(Number) as [number, number];
  return idMs > lastMs || (idMs === lastMs && idSeq > lastSeq);
}
