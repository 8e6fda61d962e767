import { type LiveEvent, liveEventSchema } from "@sortes/domain/outbox";
import type { Redis } from "ioredis";
import type { Logger } from "pino";

/** The Redis stream all live events travel through; the worker's relay appends to it. */
export const LIVE_STREAM = "sortes:live";

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
/** Messages waiting for one slow page; past it the page is cut and comes back by its last id. */
const WAITING_MAX = 1_000;

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
    let last = "$";
    while (!isClosed) {
      try {
        const answer = await reader.xread("COUNT", READ_MAX, "BLOCK", BLOCK_MS, "STREAMS", LIVE_STREAM, last);
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
    for (const message of lastEventId ? await loadMissed(redis, lastEventId) : []) {
      if (channels.has(message.channel)) {
        last = message.id;
        yield message;
      }
    }
    while (!signal.aborted && waiting.length <= WAITING_MAX) {
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

async function loadMissed(redis: Redis, lastEventId: string): Promise<LiveMessage[]> {
  if (!/^\d+-\d+$/.test(lastEventId)) return [];
  const entries = await redis.xrange(LIVE_STREAM, `(${lastEventId}`, "+", "COUNT", WAITING_MAX);
  return entries.map(parseEntry).filter((message) => message !== undefined);
}

function parseEntry([id, fields]: StreamEntry): LiveMessage | undefined {
  const record = new Map<string, string>();
  for (let index = 0; index + 1 < fields.length; index += 2) {
    record.set(fields[index] as string, fields[index + 1] as string);
  }
  const event = liveEventSchema.safeParse(JSON.parse(record.get("event") ?? "null"));
  const channel = record.get("channel");
  return event.success && channel ? { id, channel, event: event.data } : undefined;
}

function isAfter(id: string, last: string): boolean {
  const [idMs, idSeq] = id.split("-").map(Number) as [number, number];
  const [lastMs, lastSeq] = last.split("-").map(Number) as [number, number];
  return idMs > lastMs || (idMs === lastMs && idSeq > lastSeq);
}
