import { setTimeout as sleep } from "node:timers/promises";
import { LIVE_STREAM_KEY, type LiveEvent } from "@sortes/domain/outbox";
import { Redis } from "ioredis";
import { startPlainEventsServer } from "../src/baseline-servers.ts";
import type { Bench, Sample } from "../src/bench.types.ts";
import { startEdge } from "../src/edge-process.ts";
import { env } from "../src/env.ts";
import { openStreams } from "../src/load-process.ts";
import type { ServerProcess } from "../src/server-process.ts";
import { openWorld } from "../src/world.ts";

const CLIENTS = 10_000;
const OPENS_PER_SECOND = 2_000;
const RECONNECT_EVERY_MS = 15_000;
/** Longer than a reconnection of every client takes. */
const EVENTS = 17;
const EVENT_EVERY_MS = 1_000;
const P99_MAX_MS = 1_000;
/** As many as the relay keeps. */
const STREAM_LENGTH = 10_000;

/** Ten thousand open pages on one core, an event a second, everyone coming and going, against streams that remember nothing. */
export const fanout: Bench = {
  name: "fanout",
  unit: "% delivered exactly once",
  against: "a plain stream without replay",
  target: { kind: "value_at_least", least: 100, aim: 100 },
  prepare: async () => {
    const world = await openWorld("fanout", 1);
    const redis = new Redis(env.REDIS_URL);
    const [edge, plain] = [await startEdge(world.url), await startPlainEventsServer()];
    return {
      measure: () => measure({ redis, server: edge, path: "/v1/events", drawId: world.drawIds[0] as string }),
      baseline: async () => {
        const promised = await measure({
          redis,
          server: plain,
          path: "/",
          drawId: world.drawIds[0] as string,
        });
        return { ...promised, failures: [] };
      },
      close: async () => {
        redis.disconnect();
        await Promise.all([edge.stop(), plain.stop()]);
        await world.close();
      },
    };
  },
};

async function measure(run: {
  redis: Redis;
  server: ServerProcess;
  path: string;
  drawId: string;
}): Promise<Sample> {
  const { redis, server, path, drawId } = run;
  const event: LiveEvent = { type: "draw.state", drawId, gameId: "bench", state: "open" };
  // A place in the stream from which everyone can go on.
  await tell(redis, event);
  const streams = await openStreams({
    kind: "streams",
    port: server.port,
    path,
    clients: CLIENTS,
    opensPerSecond: OPENS_PER_SECOND,
    reconnectEveryMs: RECONNECT_EVERY_MS,
  });
  const cpuBefore = server.cpuSeconds();
  const startedMs = performance.now();
  const eventIds: string[] = [];
  for (let number = 1; number <= EVENTS; number += 1) {
    eventIds.push(await tell(redis, event));
    await sleep(startedMs + number * EVENT_EVERY_MS - performance.now());
  }
  const serverCpuShare = (server.cpuSeconds() - cpuBefore) / ((performance.now() - startedMs) / 1_000);
  const { deliveredShare, loadCpuShare, ...notes } = await streams.finish(eventIds);
  return {
    value: deliveredShare * 100,
    loadCpuShare,
    notes: { ...notes, events: eventIds.length, serverCpuShare },
    failures: notes.p99Ms > P99_MAX_MS ? [`an event took ${notes.p99Ms} ms at the 99th percentile`] : [],
  };
}

/** As the worker's relay does; answers with the event's id. */
async function tell(redis: Redis, event: LiveEvent): Promise<string> {
  const fields = ["channel", "public", "type", event.type, "data", JSON.stringify(event)];
  const id = await redis.xadd(LIVE_STREAM_KEY, "MAXLEN", "~", STREAM_LENGTH, "*", ...fields);
  if (id === null) throw new Error("Redis gave an event no id");
  return id;
}
