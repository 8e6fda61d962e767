import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePort, type GuardedProcess, spawnGuarded } from "@sortes/db/embedded";
import { openLogin } from "@sortes/db/migrate";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { PICK_3_RULE } from "@sortes/domain/games";
import {
  announceTestDraws,
  bringCutoffForward,
  createOpenDraw,
  createRuledGame,
  createTestPlayers,
  sellTickets,
  straight,
} from "@sortes/domain/testing";
import { afterAll, beforeAll, expect, it } from "vitest";

const TICKETS = 30_000;
const PLAYERS = 100;
const HOUR_MS = 3_600_000;

let database: TestDatabase;
let folder: string;
let url: string;
let running: GuardedProcess | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "sortes-control-"));
  url = await openLogin(database.url, "sortes_control", "any password");
});
afterAll(async () => {
  await running?.stop();
  const login = decodeURIComponent(new URL(url).username);
  await database.db.query(`drop role "${login}"`);
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Control as it is run, once it says that it is well. */
async function start(): Promise<GuardedProcess> {
  const port = await findFreePort();
  running = await spawnGuarded(process.execPath, ["src/main.ts"], {
    cwd: join(import.meta.dirname, ".."),
    env: {
      NODE_ENV: "test",
      DATABASE_URL: url,
      CONTROL_KEYS_DIR: folder,
      PORT: String(port),
      LOG_LEVEL: "fatal",
    },
    output: "inherit",
  });
  const isWell = async () =>
    (await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined))?.ok ?? false;
  await expect.poll(isWell, { timeout: 20_000 }).toBe(true);
  return running;
}

async function kill(victim: GuardedProcess): Promise<void> {
  process.kill(victim.pid, "SIGKILL");
  expect(await victim.exited).toMatchObject({ signal: "SIGKILL" });
}

const copied = async (drawId: string) =>
  (
    await database.db.one<{ count: bigint }>(
      "select coalesce(max(count), 0) as count from control.ticket_run where draw_id = $1",
      [drawId],
    )
  ).count;

it("counts every ticket once when it is killed again and again while it copies", {
  timeout: 90_000,
}, async () => {
  const { db } = database;
  const game = await createRuledGame(db, PICK_3_RULE, { enabled: false });
  const players = await createTestPlayers(db, PLAYERS);
  let control = await start();
  const { id: drawId } = await createOpenDraw(db, game, { cutoffInMs: HOUR_MS, number: 1 });
  await announceTestDraws(db, game.gameId);
  for (let sold = 0; sold < TICKETS; sold += 10_000) {
    const tickets = Array.from({ length: 10_000 }, (_, at) => ({
      playerId: players[at % PLAYERS] ?? "",
      lines: [straight([at % 10, 2, 3])],
    }));
    const before = await copied(drawId);
    await db.tx((tx) => sellTickets(tx, game, drawId, tickets));
    await expect.poll(() => copied(drawId), { timeout: 20_000, interval: 5 }).toBeGreaterThan(before);
    await kill(control);
    control = await start();
  }
  await bringCutoffForward(db, drawId);
  await db.query("update draw set state = 'closed' where id = $1", [drawId]);
  const count = () =>
    db.maybeOne("select count, stake_minor from control_count where draw_id = $1", [drawId]);
  await expect
    .poll(count, { timeout: 20_000 })
    .toEqual({ count: BigInt(TICKETS), stakeMinor: BigInt(TICKETS) * 100n });
  const runs = await db.query<{ first: bigint; count: bigint }>(
    "select first, count from control.ticket_run where draw_id = $1 order by first",
    [drawId],
  );
  for (const [at, { first }] of runs.entries()) expect(first).toBe(runs[at - 1]?.count ?? 0n);
});
