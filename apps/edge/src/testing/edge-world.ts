import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeSessionToken } from "@sortes/api/auth";
import { type EmbeddedRedis, findFreePort, findRedisServer, startEmbeddedRedis } from "@sortes/db/embedded";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { scheduleSpecialDraw } from "@sortes/domain/draws/server";
import { PICK_3_RULE } from "@sortes/domain/games";
import { LIVE_STREAM_KEY, type LiveEvent } from "@sortes/domain/outbox";
import {
  createOpenDraw,
  createRuledGame,
  createTestPlayers,
  fundPlayers,
  sellIn,
  straight,
  type TestGame,
} from "@sortes/domain/testing";
import { createLogger } from "@sortes/process";
import { Redis } from "ioredis";
import { expect } from "vitest";
import { z } from "zod";
import { type EdgeOptions, type RunningEdge, startEdge } from "../edge.ts";
import { eventually } from "./eventually.ts";

export const SECRET = "a secret that is long enough for a test of tokens";
export const WEB_ORIGIN = "http://player.site.test";

/** A database and a Redis of the test file's own, since Redis is flushed and stopped here; and edges on them. */
export interface EdgeWorld {
  database: Pick<TestDatabase, "db" | "url">;
  server: EmbeddedRedis;
  redis: Redis;
  /** For what its processes keep; gone with the world. */
  folder: string;
  start(options?: Partial<EdgeOptions>): Promise<RunningEdge>;
  close(): Promise<void>;
}

/** `openDatabase` for one on a Postgres that is the test file's own too. */
export async function openEdgeWorld(
  openDatabase: () => Promise<TestDatabase> = createTestDatabase,
): Promise<EdgeWorld> {
  const program = findRedisServer();
  if (program === undefined) throw new Error("redis-server is not installed");
  const folder = mkdtempSync(join(tmpdir(), "sortes-edge-"));
  const [database, server] = await Promise.all([
    openDatabase(),
    startEmbeddedRedis({
      program,
      dataDir: join(folder, "redis"),
      port: await findFreePort(),
      logFile: join(folder, "redis.log"),
      isThrowaway: true,
    }),
  ]);
  const redis = new Redis(server.url);
  redis.on("error", () => undefined);
  const edges: RunningEdge[] = [];
  return {
    database,
    server,
    redis,
    folder,
    start: async (options = {}) => {
      const edge = await startEdge(edgeOptions(database.url, server.url, options));
      edges.push(edge);
      return edge;
    },
    close: async () => {
      await Promise.all(edges.map((edge) => edge.stop()));
      redis.disconnect();
      await Promise.all([database.drop(), server.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function edgeOptions(databaseUrl: string, redisUrl: string, options: Partial<EdgeOptions>): EdgeOptions {
  return {
    databaseUrl,
    redisUrl,
    secret: SECRET,
    webOrigin: WEB_ORIGIN,
    host: "127.0.0.1",
    port: 0,
    processName: `edge-test-${randomUUID().slice(0, 8)}`,
    trustedProxies: [],
    ntpServers: [],
    ratesPerMinute: { address: 1_000_000, bets: 1_000_000, signIns: 1_000_000 },
    connectionsMax: 1_000,
    drainDelayMs: 0,
    // The tests' own work runs in the same event loop.
    loadLimits: { readDelayMs: Infinity, betDelayMs: Infinity, readQueueDepth: Infinity },
    log: createLogger({ level: "silent", processName: "edge-test" }),
    ...options,
  };
}

export interface TestCaller {
  playerId: string;
  sessionId: string;
  token: string;
}

/** A player with money and a session. */
export async function signInTestPlayer({ database: { db } }: EdgeWorld): Promise<TestCaller> {
  const [playerId] = (await createTestPlayers(db, 1)) as [string];
  await fundPlayers(db, [playerId], 1_000_000n);
  const { id: sessionId } = await db.one<{ id: string }>(
    `insert into player_session (id, player_id, expires_at)
     values (gen_random_uuid(), $1, clock_timestamp() + interval '1 day') returning id`,
    [playerId],
  );
  return {
    playerId,
    sessionId,
    token: await writeSessionToken({ sessionId, secret: SECRET, maxAgeS: 3_600 }),
  };
}

export interface TestSale {
  gameId: string;
  drawId: string;
  /** A purchase as it is sent; the number keeps outcomes below their limit of liability. */
  purchase(number?: number): { gameId: string; drawIds: string[]; lines: unknown[] };
}

export async function openTestSale(
  { database: { db } }: EdgeWorld,
  options: { cutoffInMs?: number; graceMs?: number } = {},
): Promise<TestSale> {
  const game = await createSoldGame(db);
  const { id: drawId } = await createOpenDraw(db, game, { cutoffInMs: HOUR_MS, ...options });
  return saleOf(game.gameId, drawId);
}

/** A sale that a running worker announces and opens, as every real one: without that no draw goes on after its cutoff. */
export async function scheduleTestSale({ database: { db } }: EdgeWorld): Promise<TestSale> {
  const { gameId } = await createSoldGame(db);
  const { now } = await db.one<{ now: Date }>("select clock_timestamp() as now");
  const at = (ms: number): Date => new Date(now.getTime() + ms);
  const { id } = await scheduleSpecialDraw(
    { db },
    {
      gameId,
      opensAt: at(0),
      cutoffAt: at(HOUR_MS),
      publishAt: at(2 * HOUR_MS),
      actor: { kind: "system", id: "test" },
      reason: "test",
    },
  );
  await eventually(async () => {
    expect(await db.query("select from draw where id = $1 and state = 'open'", [id])).toHaveLength(1);
  });
  return saleOf(gameId, id);
}

const HOUR_MS = 3_600_000;

async function createSoldGame(db: TestDatabase["db"]): Promise<TestGame> {
  const game = await createRuledGame(db, PICK_3_RULE);
  await createTestPlayers(db, 0);
  await sellIn(db, game);
  return game;
}

const saleOf = (gameId: string, drawId: string): TestSale => ({
  gameId,
  drawId,
  purchase: (number = 123) => {
    const digits = [Math.floor(number / 100) % 10, Math.floor(number / 10) % 10, number % 10];
    const { stakeMinor, ...line } = straight(digits);
    return { gameId, drawIds: [drawId], lines: [{ ...line, stakeMinor: stakeMinor.toString() }] };
  },
});

const objectSchema = z.record(z.string(), z.unknown());

export const readJson = async (response: Response): Promise<Record<string, unknown>> =>
  objectSchema.parse(await response.json());

/** Sends a purchase as a program does. */
export function postBet(
  edge: Pick<RunningEdge, "url">,
  caller: Pick<TestCaller, "token"> | undefined,
  body: unknown,
  headers: Record<string, string> = { "idempotency-key": randomUUID() },
): Promise<Response> {
  return fetch(`${edge.url}/v1/bets`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(caller && { authorization: `Bearer ${caller.token}` }),
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** Appends to the live stream as the worker's relay does; answers with the event's id. */
export async function tell({ redis }: EdgeWorld, channel: string, event: LiveEvent): Promise<string> {
  const fields = ["channel", channel, "type", event.type, "data", JSON.stringify(event)];
  return (await redis.xadd(LIVE_STREAM_KEY, "*", ...fields)) ?? "";
}
