import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeSessionToken } from "@sortes/api/auth";
import { createDb, type Db } from "@sortes/db";
import {
  findFreePort,
  findRedisServer,
  startEmbeddedPostgres,
  startEmbeddedRedis,
} from "@sortes/db/embedded";
import { applyMigrations, openLogin } from "@sortes/db/migrate";
import { PICK_3_RULE } from "@sortes/domain/games";
import {
  createOpenDraw,
  createRuledGame,
  createTestPlayers,
  fundPlayers,
  sellIn,
  straight,
} from "@sortes/domain/testing";
import { verifyLedger } from "@sortes/domain/wallet/server";
import { type BetFlow, startBetFlow } from "./bet-flow.ts";
import { type Fleet, startFleet } from "./fleet.ts";

/**
 * Restarts both edges in turn while bets flow through HAProxy, on servers of its own, and prints what became of the bets. Exits 1
 * when one failed, or when tickets and answers differ.
 */
const PLAYERS = 100;
const FUNDS_MINOR = 100_000_00n;
/** Draws take turns: of one draw, no more may be sold on one outcome than the house can pay. */
const DRAWS = 50;
const SENDERS = 16;
const SECRET = randomUUID() + randomUUID();
const UNLIMITED = "100000000";
const DAY_MS = 86_400_000;

interface Servers {
  databaseUrl: string;
  redisUrl: string;
  /** For what the processes keep. */
  folder: string;
  stop(): Promise<void>;
}

async function startServers(): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), "sortes-deploy-"));
  const program = findRedisServer();
  if (program === undefined) throw new Error("redis-server is not installed");
  const redis = await startEmbeddedRedis({
    program,
    dataDir: join(folder, "redis"),
    port: await findFreePort(),
    logFile: join(folder, "redis.log"),
    isThrowaway: true,
  });
  const postgres = await startEmbeddedPostgres({
    dataDir: join(folder, "postgres"),
    port: await findFreePort(),
    password: "postgres",
    logFile: join(folder, "postgres.log"),
    isThrowaway: true,
  });
  return {
    databaseUrl: postgres.url("rolling"),
    redisUrl: redis.url,
    folder,
    stop: async () => {
      await Promise.all([redis.stop(), postgres.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Sale {
  tokens: string[];
  purchase(number: number): unknown;
}

async function openSale(db: Db): Promise<Sale> {
  const game = await createRuledGame(db, PICK_3_RULE);
  const playerIds = await createTestPlayers(db, PLAYERS);
  await sellIn(db, game);
  await fundPlayers(db, playerIds, FUNDS_MINOR);
  const drawIds: string[] = [];
  for (let number = 1; number <= DRAWS; number += 1) {
    drawIds.push((await createOpenDraw(db, game, { cutoffInMs: DAY_MS + number * 1_000, number })).id);
  }
  const tokens = await Promise.all(
    playerIds.map(async (playerId) => {
      const { id: sessionId } = await db.one<{ id: string }>(
        `insert into player_session (id, player_id, expires_at)
         values (gen_random_uuid(), $1, clock_timestamp() + interval '1 day') returning id`,
        [playerId],
      );
      return writeSessionToken({ sessionId, secret: SECRET, maxAgeS: 3_600 });
    }),
  );
  return {
    tokens,
    purchase: (number) => {
      const { stakeMinor, ...line } = straight([...String(number % 1_000).padStart(3, "0")].map(Number));
      const drawId = drawIds[Math.floor(number / 1_000) % DRAWS];
      return {
        gameId: game.gameId,
        drawIds: [drawId],
        lines: [{ ...line, stakeMinor: stakeMinor.toString() }],
      };
    },
  };
}

async function restartUnderFlow(fleet: Fleet, url: string, sale: Sale): Promise<BetFlow> {
  const flow = startBetFlow({ url, ...sale, sendersCount: SENDERS });
  await fleet.restartEdges((name) => process.stdout.write(`${name} was restarted\n`));
  return flow.stop();
}

const servers = await startServers();
await applyMigrations({ url: servers.databaseUrl });
const db = createDb({ url: servers.databaseUrl, applicationName: "rolling-restart" });
const [port, operationsPort] = [await findFreePort(), await findFreePort()];
const sale = await openSale(db);
const fleet = await startFleet({
  databaseUrl: servers.databaseUrl,
  redisUrl: servers.redisUrl,
  controlDatabaseUrl: await openLogin(servers.databaseUrl, "sortes_control", randomUUID()),
  secret: SECRET,
  webOrigin: "http://localhost:3000",
  listen: `127.0.0.1:${port}`,
  operations: `127.0.0.1:${operationsPort}`,
  requestsPer10s: Number(UNLIMITED),
  workerEnv: { PROOF_KEYS_DIR: join(servers.folder, "proof") },
  controlEnv: { CONTROL_KEYS_DIR: join(servers.folder, "control") },
  // One address makes the bets of many.
  edgeEnv: { RATE_ADDRESS_PER_MINUTE: UNLIMITED, RATE_BETS_PER_MINUTE: UNLIMITED },
});
const startedMs = performance.now();
const { sent, accepted, failures, slowestMs } = await restartUnderFlow(
  fleet,
  `http://127.0.0.1:${port}`,
  sale,
);
const seconds = (performance.now() - startedMs) / 1_000;
const { tickets } = await db.one<{ tickets: number }>("select count(*)::int as tickets from ticket");
const { balanced } = await verifyLedger({ db });
await fleet.stop();
await db.close();
await servers.stop();

for (const [failure, count] of failures) process.stdout.write(`${count} × ${failure}\n`);
const failed = sent - accepted;
const figures = {
  sent,
  accepted,
  failed,
  tickets,
  balanced,
  betsPerSecond: Math.round(accepted / seconds),
  slowestMs: Math.round(slowestMs),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode = failed === 0 && tickets === accepted && balanced ? 0 : 1;
