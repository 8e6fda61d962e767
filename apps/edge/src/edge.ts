import { setTimeout as sleep } from "node:timers/promises";
import { followLiveStream, type LiveMessage } from "@sortes/api/live";
import { createDb } from "@sortes/db";
import { createBetBatcher } from "@sortes/domain/betting/server";
import type { NtpServer } from "@sortes/domain/clock/server";
import type { Logger } from "@sortes/process";
import type { Redis } from "ioredis";
import { Sessions } from "./auth/sessions.ts";
import { watchClock } from "./clock/clock-watch.ts";
import { Broadcast } from "./live/broadcast.ts";
import { poolName, watchPools } from "./live/watch-pools.ts";
import { Metrics } from "./metrics.ts";
import { createLeaseStore } from "./protection/lease-store.ts";
import { LOAD_LIMITS, type LoadLimits, startLoadGuard } from "./protection/load-guard.ts";
import { RateLimit } from "./protection/rate-limit.ts";
import { Snapshots } from "./reads/snapshots.ts";
import { connectRedis } from "./redis.ts";
import { createServer } from "./server.ts";
import type { EdgeServices } from "./services.ts";

export interface EdgeOptions {
  databaseUrl: string;
  redisUrl: string;
  /** The player site's key. */
  secret: string;
  webOrigin: string;
  host: string;
  /** 0 for any that is free. */
  port: number;
  processName: string;
  trustedProxies: readonly string[];
  ntpServers: readonly NtpServer[];
  ratesPerMinute: Record<"address" | "bets" | "signIns", number>;
  connectionsMax: number;
  drainDelayMs: number;
  loadLimits?: LoadLimits;
  /** The clock that stamps bets, ms since the epoch. */
  readClockMs?: () => number;
  log: Logger;
}

export interface RunningEdge {
  url: string;
  /** Says "not ready", then takes no more requests, answers every one it has, and lets go of everything. */
  stop(): Promise<void>;
}

/** One batch of bets, and reads beside it: more connections would only compete for the same cores. */
const POOL_MAX = 12;
const MINUTE_MS = 60_000;
const IDLE_CLOSED_EVERY_MS = 100;

/** Puts the edge together. Postgres and Redis may still be starting, or go away and come back: it goes on when they do. */
export async function startEdge(options: EdgeOptions): Promise<RunningEdge> {
  const { log } = options;
  const db = createDb({
    url: options.databaseUrl,
    applicationName: options.processName,
    poolMax: POOL_MAX,
  });
  const redis = connectRedis(options.redisUrl, log);
  let isDraining = false;
  const services = { ...openServices(options, db, redis), isDraining: () => isDraining };
  const { auth, bets, broadcast, clock, load, snapshots } = services;
  const onMessage = (message: LiveMessage): void => hear(message, services);
  // From the beginning of what the stream still holds: pages that come over from another edge find here what they missed.
  const follower = followLiveStream({ redis, logger: log, onMessage, after: "0-0" });
  // What ended while Redis was away was not heard of.
  redis.on("ready", () => {
    auth.sessions.forgetAll();
    snapshots.expire();
  });
  const pools = watchPools({ db, broadcast, log });
  const app = await createServer(services, options);
  const url = await app.listen({ host: options.host, port: options.port });
  log.info({ url }, "edge started");
  const drain = async (): Promise<void> => {
    isDraining = true;
    await sleep(options.drainDelayMs);
    broadcast.closeAll();
    // Waits for the requests it has, and those wait for their batch. A connection that falls idle meanwhile is not waited for.
    const idling = setInterval(() => app.server.closeIdleConnections(), IDLE_CLOSED_EVERY_MS);
    await app.close().finally(() => clearInterval(idling));
    await bets.drain();
    follower.close();
    await Promise.all([pools.stop(), clock.stop()]);
    load.stop();
    redis.disconnect();
    await db.close();
  };
  let stopped: Promise<void> | undefined;
  return {
    url,
    stop: () => {
      stopped ??= drain();
      return stopped;
    },
  };
}

function openServices(
  options: EdgeOptions,
  db: EdgeServices["db"],
  redis: Redis,
): Omit<EdgeServices, "isDraining"> {
  const { log, secret, webOrigin, processName, ntpServers, ratesPerMinute } = options;
  const metrics = new Metrics();
  const bets = createBetBatcher({ db }, { onBatch: (report) => metrics.onBatch(report) });
  const store = createLeaseStore(redis);
  const limitOf = (name: string, limit: number) => new RateLimit({ name, limit, windowMs: MINUTE_MS }, store);
  const load = startLoadGuard({
    queueDepth: bets.depth,
    limits: options.loadLimits ?? LOAD_LIMITS,
  });
  const clock = watchClock({
    db,
    log,
    processName,
    ntpServers,
    readClockMs: options.readClockMs ?? Date.now,
  });
  const broadcast = new Broadcast({
    onDelivered: (clients) => metrics.onDelivered(clients),
    onCut: () => metrics.onCut(),
  });
  metrics.addGauges({
    queueDepth: bets.depth,
    liveClients: () => broadcast.clientCount,
    loopDelayMs: load.delayMs,
    isLimitStoreAvailable: store.isAvailable,
    databaseOffsetMs: () => clock.database()?.offsetMs,
    ntpOffsetsMs: clock.ntp,
  });
  return {
    db,
    redis,
    bets,
    auth: { sessions: new Sessions({ db, secret }), webOrigin },
    secret,
    limits: {
      address: limitOf("address", ratesPerMinute.address),
      bets: limitOf("bets", ratesPerMinute.bets),
      signIns: limitOf("sign-ins", ratesPerMinute.signIns),
    },
    load,
    snapshots: new Snapshots(),
    broadcast,
    clock,
    metrics,
    log,
  };
}

/** An event of the stream: pages are told, and what this process remembers is put right first. */
function hear(message: LiveMessage, { auth, broadcast, snapshots }: EdgeServices): void {
  const { channel, event } = message;
  if (event.type === "draw.state" || event.type === "draw.result") snapshots.expire();
  if (event.type === "draw.state" && event.state !== "open") broadcast.dropCurrent(poolName(event.drawId));
  if (event.type === "access.changed") auth.sessions.forgetPlayer(channel.slice("player:".length));
  broadcast.publish(message);
  if (event.type === "access.changed") broadcast.closeChannel(channel);
}
