import { randomUUID } from "node:crypto";
import { verifyLedger } from "@sortes/domain/wallet/server";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type EdgeWorld, openEdgeWorld, postBet, signInTestPlayer, tell } from "../testing/edge-world.ts";
import { openStream } from "../testing/event-stream.ts";
import { eventually } from "../testing/eventually.ts";
import { spawnEdge, type TestProcess } from "../testing/processes.ts";
import { gatherStorm } from "../testing/storm.ts";

let world: EdgeWorld;
let edge: TestProcess | undefined;

beforeAll(async () => {
  world = await openEdgeWorld();
});
afterEach(async () => {
  // Harmless where it runs; a process that is stopped could not be asked to end.
  process.kill(world.server.pid, "SIGCONT");
  await edge?.stop();
});
afterAll(() => world.close());

const BETS = 900;
const FLUSHED_EVERY = 100;
/** So few that each player's bets need leases from Redis, and so many that none is refused. */
const BETS_PER_MINUTE = 200;

const start = async (): Promise<TestProcess> => {
  edge = await spawnEdge(world, { RATE_BETS_PER_MINUTE: String(BETS_PER_MINUTE) });
  return edge;
};

test("Redis forgets everything again and again under load: every bet is answered, and pages go on hearing", async () => {
  const flooded = await start();
  const caller = await signInTestPlayer(world);
  const page = await openStream(flooded, { token: caller.token });
  const storm = await gatherStorm(world, BETS);
  const flushes: Promise<unknown>[] = [];
  await storm.rage([flooded], (answered) => {
    if (answered % FLUSHED_EVERY === 0) flushes.push(world.redis.flushall());
  });
  await Promise.all(flushes);
  expect(storm.answered()).toBe(BETS);

  const state = { type: "draw.state", drawId: randomUUID(), gameId: "game", state: "open" } as const;
  const after = await tell(world, "public", state);
  await eventually(() => expect(page.events.map(({ id }) => id)).toContain(after));
  page.close();

  await storm.expectTruth(flooded);
  expect((await verifyLedger({ db: world.database.db })).balanced).toBe(true);
}, 120_000);

test("Redis hangs under load: it is left alone, every bet is answered, and it is used again when it is back", async () => {
  const alone = await start();
  const isUsed = async (): Promise<boolean> => {
    const text = await (await fetch(`${alone.url}/metrics`)).text();
    return /^edge_limit_store_up 1$/m.test(text);
  };
  const storm = await gatherStorm(world, BETS);
  expect(await isUsed()).toBe(true);
  process.kill(world.server.pid, "SIGSTOP");
  await storm.rage([alone]);
  expect(storm.answered()).toBe(BETS);
  expect(await isUsed()).toBe(false);

  process.kill(world.server.pid, "SIGCONT");
  await storm.expectTruth(alone);
  const caller = await signInTestPlayer(world);
  const headers = { "idempotency-key": randomUUID() };
  await eventually(async () => {
    // The next lease that somebody needs finds it back.
    await postBet(alone, caller, storm.sale.purchase(), headers);
    expect(await isUsed()).toBe(true);
  });
  expect((await verifyLedger({ db: world.database.db })).balanced).toBe(true);
}, 120_000);
