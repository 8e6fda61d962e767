import { verifyLedger } from "@sortes/domain/wallet/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EdgeWorld, openEdgeWorld } from "./testing/edge-world.ts";
import { kill, spawnEdge } from "./testing/processes.ts";
import { gatherStorm } from "./testing/storm.ts";

let world: EdgeWorld;
beforeAll(async () => {
  world = await openEdgeWorld();
});
afterAll(() => world.close());

const BETS = 1_500;

test("killed under load, every bet it answered exists, and every other one is answered truly on its retry", async () => {
  const storm = await gatherStorm(world, BETS);
  const first = await spawnEdge(world);
  let killed: Promise<void> | undefined;
  await storm.rage([first], (answered) => {
    if (answered === BETS / 3) killed = kill(world, first);
  });
  await killed;
  expect(storm.answered()).toBeLessThan(BETS);

  const second = await spawnEdge(world);
  await storm.expectTruth(second);
  expect((await verifyLedger({ db: world.database.db })).balanced).toBe(true);

  await second.stop();
  expect(await second.exited).toMatchObject({ code: 0 });
}, 120_000);
