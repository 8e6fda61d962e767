import { bringCutoffForward, bringPublicationForward } from "@sortes/domain/testing";
import { verifyLedger } from "@sortes/domain/wallet/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EdgeWorld, openEdgeWorld, scheduleTestSale } from "../testing/edge-world.ts";
import { kill, spawnControl, spawnEdge, spawnWorker, type TestProcess } from "../testing/processes.ts";
import { gatherStorm } from "../testing/storm.ts";

let world: EdgeWorld;
const processes: TestProcess[] = [];

beforeAll(async () => {
  world = await openEdgeWorld();
});
afterAll(async () => {
  await Promise.all(processes.map((running) => running.stop()));
  await world.close();
});

async function run(start: (world: EdgeWorld) => Promise<TestProcess>): Promise<TestProcess> {
  const running = await start(world);
  processes.push(running);
  return running;
}

/** More than there are outcomes, so whatever is drawn wins. */
const BETS = 1_200;
const OUTCOMES = 1_000;

const stateOf = async (drawId: string): Promise<string> =>
  (await world.database.db.one<{ state: string }>("select state::text from draw where id = $1", [drawId]))
    .state;

test("one of two edges and one of two workers are killed: no bet is lost, the draw settles, each prize is paid once", async () => {
  const { db } = world.database;
  const [edge, otherEdge] = await Promise.all([run(spawnEdge), run(spawnEdge)]);
  // The first to be well leads the sweeps: it is the one that will be missed.
  const leader = await run(spawnWorker);
  await Promise.all([run(spawnWorker), run(spawnControl)]);

  const storm = await gatherStorm(world, BETS, await scheduleTestSale(world));
  const { drawId } = storm.sale;
  let killed: Promise<void> | undefined;
  await storm.rage([edge, otherEdge], (answered) => {
    if (answered === BETS / 3) killed = kill(world, edge);
  });
  await killed;
  expect(storm.answered()).toBeGreaterThan(BETS / 2);
  await storm.expectTruth(otherEdge);
  expect((await verifyLedger({ db })).balanced).toBe(true);

  await bringCutoffForward(db, drawId);
  await bringPublicationForward(db, drawId);
  await expect.poll(() => stateOf(drawId), { timeout: 30_000, interval: 1 }).not.toBe("open");
  await kill(world, leader);
  await expect.poll(() => stateOf(drawId), { timeout: 60_000, interval: 100 }).toBe("settled");

  const { result } = await db.one<{ result: { digits: number[] } }>(
    "select result from draw_result where draw_id = $1",
    [drawId],
  );
  const winning = Number(result.digits.join(""));
  const winners = winning < BETS - OUTCOMES ? 2 : 1;
  const prizes = await db.one(
    `select (select count(*)::int from payout where draw_id = $1 and state = 'paid') as paid,
            (select count(*)::int from transfer where kind = 'prize' and reference_id = $1::text) as transfers`,
    [drawId],
  );
  expect(prizes).toEqual({ paid: winners, transfers: winners });
  expect(await verifyLedger({ db })).toMatchObject({ balanced: true, mismatches: [] });
}, 180_000);
