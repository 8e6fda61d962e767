import { randomUUID } from "node:crypto";
import { testRedisPrefix, testRedisUrl } from "@sortes/db/testing";
import { LIVE_STREAM_KEY, type LiveEvent } from "@sortes/domain/outbox";
import { Redis } from "ioredis";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createLiveHub, type LiveHub } from "./live-hub.ts";
import type { LiveMessage } from "./live-stream.ts";

const logger = pino({ level: "silent" });
let redis: Redis;
let hub: LiveHub;
let page: AbortController;

beforeAll(() => {
  redis = new Redis(testRedisUrl(), { keyPrefix: testRedisPrefix() });
});
afterAll(async () => {
  await redis.del(LIVE_STREAM_KEY);
  redis.disconnect();
});
beforeEach(() => {
  hub = createLiveHub({ redis, logger });
  page = new AbortController();
});
afterEach(async () => {
  page.abort();
  await hub.close();
});

const drawOpened = (): LiveEvent => ({
  type: "draw.state",
  drawId: randomUUID(),
  gameId: "game",
  state: "open",
});

/** Appends as the worker's relay does, and answers with the entry's id. */
async function append(channel: string, event: unknown): Promise<string> {
  const fields = ["channel", channel, "type", "any", "data", JSON.stringify(event)];
  return (await redis.xadd(LIVE_STREAM_KEY, "*", ...fields)) ?? "";
}

async function take(messages: AsyncGenerator<LiveMessage>, count: number): Promise<LiveMessage[]> {
  const taken: LiveMessage[] = [];
  while (taken.length < count) {
    const next = await messages.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

test("a page that comes back gets what it missed, in order, and then what is new", async () => {
  const seen = await append("public", drawOpened());
  const events = [drawOpened(), drawOpened(), drawOpened()] as const;
  const missed = [await append("public", events[0]), await append("public", events[1])];
  const messages = hub.subscribe(["public"], page.signal, seen);
  expect((await take(messages, 2)).map(({ id, event }) => ({ id, event }))).toEqual([
    { id: missed[0], event: events[0] },
    { id: missed[1], event: events[1] },
  ]);
  const fresh = await append("public", events[2]);
  expect(await take(messages, 1)).toEqual([{ id: fresh, channel: "public", event: events[2] }]);
});

test("a page that missed more than one read holds gets all of it, each once", async () => {
  const seen = await append("public", drawOpened());
  const pipeline = redis.pipeline();
  for (let count = 0; count < 1_200; count += 1) {
    pipeline.xadd(LIVE_STREAM_KEY, "*", "channel", "public", "data", JSON.stringify(drawOpened()));
  }
  const appended = (await pipeline.exec())?.map(([, id]) => id);
  const replayed = await take(hub.subscribe(["public"], page.signal, seen), 1_200);
  expect(replayed.map(({ id }) => id)).toEqual(appended);
});

test("nobody hears another player's channel", async () => {
  const seen = await append("public", drawOpened());
  const [mine, hers] = [`player:${randomUUID()}`, `player:${randomUUID()}`];
  const messages = hub.subscribe(["public", mine], page.signal, seen);
  await append(hers, { type: "wallet.changed", reason: "stake" });
  await append(mine, { type: "wallet.changed", reason: "prize" });
  expect((await take(messages, 1)).map(({ channel }) => channel)).toEqual([mine]);
  await append(hers, { type: "wallet.changed", reason: "stake" });
  await append("public", drawOpened());
  expect((await take(messages, 1)).map(({ channel }) => channel)).toEqual(["public"]);
});

test("an entry that is no event is passed over", async () => {
  const seen = await append("public", drawOpened());
  const messages = hub.subscribe(["public"], page.signal, seen);
  await append("public", { type: "of a newer relay" });
  await redis.xadd(LIVE_STREAM_KEY, "*", "channel", "public", "data", "{");
  const good = await append("public", drawOpened());
  expect((await take(messages, 1)).map(({ id }) => id)).toEqual([good]);
});

test("a page without a last id hears only what comes after it", async () => {
  await append("public", drawOpened());
  const earlier = (await redis.xrange(LIVE_STREAM_KEY, "-", "+")).map(([id]) => id);
  const first = take(hub.subscribe(["public"], page.signal), 1);
  // The reader gives no sign of being ready, so the event is told until it is heard.
  const telling = setInterval(() => void append("public", drawOpened()), 20);
  const [heard] = await first.finally(() => clearInterval(telling));
  expect(heard).toBeDefined();
  expect(earlier).not.toContain(heard?.id);
});

test("a page that leaves ends its subscription", async () => {
  const messages = hub.subscribe(["public"], page.signal);
  const next = messages.next();
  page.abort();
  expect(await next).toEqual({ done: true, value: undefined });
});

test("a page too slow to keep up is told to come back", async () => {
  const seen = await append("public", drawOpened());
  const slow = hub.subscribe(["public"], page.signal, seen);
  const first = await append("public", drawOpened());
  expect((await take(slow, 1)).map(({ id }) => id)).toEqual([first]);
  const marker = `player:${randomUUID()}`;
  const markers = hub.subscribe([marker], page.signal, first);
  await append(marker, { type: "wallet.changed", reason: "prize" });
  // From here on it is told by the reader, not from what lay in the stream when it came.
  await take(markers, 1);
  const pipeline = redis.pipeline();
  for (let count = 0; count < 1_500; count += 1) {
    pipeline.xadd(LIVE_STREAM_KEY, "*", "channel", "public", "data", JSON.stringify(drawOpened()));
  }
  await pipeline.exec();
  await append(marker, { type: "wallet.changed", reason: "prize" });
  // One reader serves all pages in order: when the marker has come, everything before it waits for the slow page.
  await take(markers, 1);
  await expect(take(slow, 1_500)).rejects.toMatchObject({ code: "system.unavailable" });
});
