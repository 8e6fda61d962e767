import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDb } from "@sortes/db";
import { type EmbeddedPostgres, findFreePort, startEmbeddedPostgres } from "@sortes/db/embedded";
import { applyMigrations } from "@sortes/db/migrate";
import { verifyLedger } from "@sortes/domain/wallet/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EdgeWorld, openEdgeWorld, postBet, readJson, signInTestPlayer } from "../testing/edge-world.ts";
import { eventually } from "../testing/eventually.ts";
import { spawnEdge, type TestProcess } from "../testing/processes.ts";
import { gatherStorm } from "../testing/storm.ts";

const folder = mkdtempSync(join(tmpdir(), "sortes-restart-"));
let port: number;
/** A server of its own, because it is taken away here. */
let postgres: EmbeddedPostgres;
let world: EdgeWorld;
let edge: TestProcess | undefined;

const startPostgres = (): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({
    dataDir: join(folder, "postgres"),
    port,
    password: "postgres",
    logFile: join(folder, "postgres.log"),
    isThrowaway: true,
  });

beforeAll(async () => {
  port = await findFreePort();
  postgres = await startPostgres();
  world = await openEdgeWorld(async () => {
    const url = postgres.url("restart");
    await applyMigrations({ url });
    const db = createDb({ url, applicationName: "restart-test" });
    return { db, url, drop: () => db.close() };
  });
});
afterAll(async () => {
  await edge?.stop();
  await world.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

const BETS = 900;

test("Postgres is restarted under load: bets are told to come back, then sold, and none is lost", async () => {
  edge = await spawnEdge(world);
  const { url } = edge;
  const health = async () => (await fetch(`${url}/health`)).status;
  const caller = await signInTestPlayer(world);
  const storm = await gatherStorm(world, BETS);
  let stopped: Promise<void> | undefined;
  await storm.rage([edge], (answered) => {
    if (answered === BETS / 3) stopped = postgres.stop();
  });
  await stopped;
  expect(storm.answered()).toBeLessThan(BETS);

  const refused = await postBet(edge, caller, storm.sale.purchase());
  expect([refused.status, refused.headers.get("content-type")]).toEqual([
    503,
    "application/problem+json; charset=utf-8",
  ]);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await readJson(refused)).toMatchObject({ code: "system.unavailable" });
  expect(await health()).toBe(503);
  expect((await fetch(`${url}/health/live`)).status, "alive all the while").toBe(200);

  postgres = await startPostgres();
  await eventually(async () => expect(await health()).toBe(200));
  await storm.expectTruth(edge);
  expect((await verifyLedger({ db: world.database.db })).balanced).toBe(true);
}, 180_000);
