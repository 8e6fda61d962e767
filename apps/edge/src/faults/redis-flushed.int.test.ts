import { randomUUID } from "node:crypto";
import { verifyLedger } from "@sortes/domain/wallet/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EdgeWorld, openEdgeWorld, signInTestPlayer, tell } from "../testing/edge-world.ts";
import { openStream } from "../testing/event-stream.ts";
import { eventually } from "../testing/eventually.ts";
import { spawnEdge, type TestProcess } from "../testing/processes.ts";
import { gatherStorm } from "../testing/storm.ts";

let world: EdgeWorld;
let edge: TestProcess | undefined;

beforeAll(async () => {
  world = await openEdgeWorld();
});
afterAll(async () => {
  await edge?.stop();
  await world.close();
});

const BETS = 1_000;
const FLUSHED_EVERY = 100;

test("Redis forgets everything again and again under load: every bet is answered, and pages go on hearing", async () => {
  edge = await spawnEdge(world);
  const caller = await signInTestPlayer(world);
  const page = await openStream(edge, { token: caller.token });
  const storm = await gatherStorm(world, BETS);
  const flushes: Promise<unknown>[] = [];
  await storm.rage([edge], (answered) => {
    if (answered % FLUSHED_EVERY === 0) flushes.push(world.redis.flushall());
  });
  await Promise.all(flushes);
  expect(storm.answered()).toBe(BETS);

  const state = { type: "draw.state", drawId: randomUUID(), gameId: "game", state: "open" } as const;
  const after = await tell(world, "public", state);
  await eventually(() => expect(page.events.map(({ id }) => id)).toContain(after));
  page.close();

  await storm.expectTruth(edge);
  expect((await verifyLedger({ db: world.database.db })).balanced).toBe(true);
}, 120_000);
