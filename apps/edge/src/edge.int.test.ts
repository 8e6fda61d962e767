import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { verifyLedger } from "@sortes/domain/wallet/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type EdgeWorld,
  openEdgeWorld,
  openTestSale,
  postBet,
  readJson,
  signInTestPlayer,
  type TestCaller,
} from "./testing/edge-world.ts";
import { openStream } from "./testing/event-stream.ts";
import { eventually } from "./testing/eventually.ts";

let world: EdgeWorld;

beforeAll(async () => {
  world = await openEdgeWorld();
});
afterAll(() => world.close());

/** Keeps bets from being answered until it is called. */
async function holdDraw(drawId: string): Promise<() => Promise<void>> {
  const client = await world.database.db.pool.connect();
  await client.query("begin");
  await client.query("select from draw where id = $1 for update", [drawId]);
  return async () => {
    await client.query("rollback");
    client.release();
  };
}

async function waitForBlockedBatch(): Promise<void> {
  await eventually(async () => {
    const blocked = await world.database.db.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    expect(blocked).not.toEqual([]);
  });
}

test("an edge that stops answers every bet it has taken, and ends its streams", async () => {
  const edge = await world.start();
  const sale = await openTestSale(world);
  const players = await Promise.all(Array.from({ length: 10 }, () => signInTestPlayer(world)));
  const page = await openStream(edge);
  const letGo = await holdDraw(sale.drawId);
  const [first, ...others] = players as [TestCaller, ...TestCaller[]];
  const bets = [postBet(edge, first, sale.purchase())];
  await waitForBlockedBatch();
  bets.push(...others.map((player, index) => postBet(edge, player, sale.purchase(index))));
  await eventually(async () => {
    const health = await readJson(await fetch(`${edge.url}/health`));
    expect(health).toMatchObject({ checks: { queueDepth: others.length } });
  });
  const stopped = edge.stop();
  await page.ended;
  await letGo();
  await stopped;
  expect((await Promise.all(bets)).map(({ status }) => status)).toEqual(players.map(() => 201));
  await expect(fetch(`${edge.url}/health`)).rejects.toThrow();
});

test("an edge that is going away says so before it refuses anybody", async () => {
  const edge = await world.start({ drainDelayMs: 1_500 });
  const [caller, sale] = [await signInTestPlayer(world), await openTestSale(world)];
  const stopped = edge.stop();
  const health = await fetch(`${edge.url}/health`);
  expect([health.status, await readJson(health)]).toMatchObject([503, { ok: false }]);
  expect((await postBet(edge, caller, sale.purchase())).status).toBe(201);
  await stopped;
});

test("reads make room while bets wait, bets go on, and reads come back", async () => {
  const edge = await world.start({
    loadLimits: { readDelayMs: Infinity, betDelayMs: Infinity, readQueueDepth: 4 },
  });
  const sale = await openTestSale(world);
  const players = await Promise.all(Array.from({ length: 10 }, () => signInTestPlayer(world)));
  // Once as every request goes, and once from what then lies ready.
  const read = () => fetch(`${edge.url}/v1/games`);
  expect([(await read()).status, (await read()).status]).toEqual([200, 200]);
  const letGo = await holdDraw(sale.drawId);
  const bets = players.map((player, index) => postBet(edge, player, sale.purchase(index)));
  await eventually(async () => {
    const refused = await read();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await refused.json()).toMatchObject({ code: "system.unavailable" });
  });
  bets.push(postBet(edge, players[0], sale.purchase(10)));
  await letGo();
  for (const { status } of await Promise.all(bets)) expect(status).toBe(201);
  await eventually(async () => expect((await read()).status).toBe(200));
});

test("without Redis bets are sold, limits hold in each edge, and reads go on", async () => {
  const edge = await world.start({ ratesPerMinute: { address: 1_000_000, bets: 20, signIns: 20 } });
  const [caller, sale] = [await signInTestPlayer(world), await openTestSale(world)];
  await world.redis.flushall();
  expect((await postBet(edge, caller, sale.purchase(1))).status).toBe(201);
  await world.server.stop();
  const statuses: number[] = [];
  for (let count = 0; count < 40; count += 1) {
    statuses.push((await postBet(edge, caller, sale.purchase(count))).status);
  }
  expect(new Set(statuses)).toEqual(new Set([201, 429]));
  expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(20);
  expect((await fetch(`${edge.url}/v1/draws`)).status).toBe(200);
  const health = await readJson(await fetch(`${edge.url}/health`));
  expect(health).toMatchObject({ ok: true, checks: { redis: { ok: false } } });
  expect((await verifyLedger({ db: world.database.db })).balanced).toBe(true);
});

test("a request that never ends does not keep its connection", async () => {
  const edge = await world.start();
  const { hostname, port } = new URL(edge.url);
  const slow = connect({ host: hostname, port: Number(port) });
  slow.write(`POST /v1/bets HTTP/1.1\r\nhost: ${hostname}\r\ncontent-length: 100\r\n\r\n{`);
  const answer = await new Promise<string>((resolve) => {
    let text = "";
    slow.on("data", (chunk) => {
      text += chunk;
    });
    slow.once("close", () => resolve(text));
    slow.once("error", () => resolve(text));
  });
  // Nobody is signed in on this connection, so it hears that before the body is waited for.
  expect(answer).toMatch(/^HTTP\/1\.1 (401|408)/);
}, 90_000);

test("two edges on one database sell one key once", async () => {
  const [one, two] = [await world.start(), await world.start()];
  const [caller, sale] = [await signInTestPlayer(world), await openTestSale(world)];
  const headers = { "idempotency-key": randomUUID() };
  const answers = await Promise.all(
    [one, two].map(async (edge) => readJson(await postBet(edge, caller, sale.purchase(), headers))),
  );
  expect(new Set(answers.map(({ purchaseId }) => purchaseId)).size).toBe(1);
  expect(answers.map(({ isReplay }) => isReplay).toSorted()).toEqual([false, true]);
});
