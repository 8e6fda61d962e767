import type { Redis } from "ioredis";
import type { Logger } from "pino";
import { systemErrors } from "../errors/system.errors.ts";
import {
  followLiveStream,
  isAfter,
  type LiveFollower,
  type LiveMessage,
  loadMissedMessages,
} from "./live-stream.ts";

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

/** Messages waiting for one slow page before it is cut. */
const WAITING_MAX = 1_000;
const RETRY_AFTER_S = 1;

type Listener = (message: LiveMessage) => void;

/** One blocking reader per process, whatever the number of open pages: each page listens in memory. */
export function createLiveHub({ redis, logger }: { redis: Redis; logger: Logger }): LiveHub {
  const listeners = new Set<Listener>();
  let follower: LiveFollower | undefined;
  const onMessage: Listener = (message) => {
    for (const listener of listeners) listener(message);
  };

  return {
    subscribe: (channels, signal, lastEventId) => {
      follower ??= followLiveStream({ redis, logger, onMessage });
      const { ready } = follower;
      return subscription({ redis, ready, listeners, channels: new Set(channels), signal, lastEventId });
    },
    close: async () => follower?.close(),
  };
}

async function* subscription(input: {
  redis: Redis;
  ready: Promise<void>;
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
  const aborted = Promise.withResolvers<void>();
  const onAbort = (): void => {
    aborted.resolve();
    wake();
  };
  listeners.add(listener);
  signal.addEventListener("abort", onAbort);
  try {
    let last = lastEventId ?? "0-0";
    // Listening begins before the replay is read, so nothing falls between; what comes twice is told by its id.
    if (lastEventId) await Promise.race([input.ready, aborted.promise]);
    for await (const message of lastEventId && !signal.aborted
      ? loadMissedMessages(redis, lastEventId)
      : []) {
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
