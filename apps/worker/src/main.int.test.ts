import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type EmbeddedRedis,
  findFreePort,
  findRedisServer,
  type GuardedProcess,
  spawnGuarded,
  startEmbeddedRedis,
} from "@sortes/db/embedded";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { PICK_3_RULE } from "@sortes/domain/games";
import { appendJob } from "@sortes/domain/outbox/server";
import { createDrawnDraw, createRuledGame, createTestPlayers, straight } from "@sortes/domain/testing";
import { verifyLedger } from "@sortes/domain/wallet/server";
import { planSettlementJob } from "@sortes/jobs";
import { afterAll, beforeAll, expect, it } from "vitest";

const TICKETS = 30_000;
const WINNERS = TICKETS / 10;
const PLAYERS = 500;

let database: TestDatabase;
let folder: string;
let redis: EmbeddedRedis;
let worker: GuardedProcess | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "sortes-main-"));
  const program = findRedisServer();
  if (program === undefined) throw new Error("redis-server is not installed");
  redis = await startEmbeddedRedis({
    program,
    dataDir: folder,
    port: await findFreePort(),
    logFile: join(folder, "redis.log"),
    isThrowaway: true,
  });
});

afterAll(async () => {
  await worker?.stop();
  await database.drop();
  await redis.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function spawnWorker(): Promise<GuardedProcess> {
  const port = await findFreePort();
  return spawnGuarded(process.execPath, ["src/main.ts"], {
    cwd: dirname(dirname(fileURLToPath(import.meta.url))),
    env: {
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      PORT: String(port),
      PROOF_KEYS_DIR: join(folder, "proof"),
      LOG_LEVEL: "fatal",
    },
    output: "inherit",
  });
}

/** As the kernel would when memory runs out: no handler runs, no connection is closed in peace. */
async function kill(victim: GuardedProcess): Promise<void> {
  process.kill(victim.pid, "SIGKILL");
  expect(await victim.exited).toMatchObject({ signal: "SIGKILL" });
}

const count = async (sql: string, drawId: string): Promise<number> =>
  Number((await database.db.one<{ count: bigint }>(`select count(*) as count from ${sql}`, [drawId])).count);

const evaluated = (drawId: string) =>
  count("settlement_range where draw_id = $1 and evaluated_at is not null", drawId);
const paid = (drawId: string) => count("payout where draw_id = $1", drawId);

/** Polled without a pause: the moment to strike is short. */
const eventually = { timeout: 60_000, interval: 1 };

it("killed during settlement and again during payout, it pays every prize exactly once", async () => {
  const { db } = database;
  const players = await createTestPlayers(db, PLAYERS);
  const game = await createRuledGame(db, PICK_3_RULE, { enabled: false });
  const drawId = await createDrawnDraw(db, game, {
    tickets: Array.from({ length: TICKETS }, (_, index) => ({
      playerId: players[index % PLAYERS] ?? "",
      lines: [straight(index % 10 === 0 ? [1, 2, 3] : [4, 5, 6])],
    })),
    result: { kind: "digits", digits: [1, 2, 3] },
  });
  await db.tx((tx) => appendJob(tx, planSettlementJob, { drawId }));

  worker = await spawnWorker();
  await expect.poll(() => evaluated(drawId), eventually).toBeGreaterThan(0);
  await kill(worker);
  expect(await evaluated(drawId)).toBeLessThan(TICKETS / 10_000);

  worker = await spawnWorker();
  await expect.poll(() => paid(drawId), eventually).toBeGreaterThan(0);
  await kill(worker);
  expect(await paid(drawId)).toBeLessThan(WINNERS);

  worker = await spawnWorker();
  await expect
    .poll(() => count("draw where id = $1 and state = 'settled'", drawId), { timeout: 90_000, interval: 200 })
    .toBe(1);
  expect(await paid(drawId)).toBe(WINNERS);
  expect(await count("transfer where kind = 'prize' and reference_id = $1", drawId)).toBe(WINNERS);
  expect(await verifyLedger({ db })).toMatchObject({ balanced: true, mismatches: [] });
}, 240_000);

it("asked to end, it ends well and at once", async () => {
  await worker?.stop();
  expect(await worker?.exited).toEqual({ code: 0, signal: null });
}, 20_000);
