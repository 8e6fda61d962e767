import { randomUUID } from "node:crypto";
import type { BetRequest } from "@sortes/domain/betting";
import { placeBets } from "@sortes/domain/betting/server";
import type { Bench, Sample } from "../src/bench.types.ts";
import { openPgbench } from "../src/pgbench.ts";
import { seededRandom, zipf } from "../src/random.ts";
import { letTablesSettle, openWorld, singleLine, type World } from "../src/world.ts";

const ACCOUNTS = 100_000;
const BATCH = 512;
/** One writes while the other prepares itself: more would only wait. */
const IN_FLIGHT = 2;
const SECONDS = 8;
const WARM_UP_SECONDS = 2;

type Choice = () => { playerId: string; drawId: string };

/** Checked, durable tickets per second through `placeBets`, in process, against row-by-row transactions on the same server. */
export const betsEngine: Bench = {
  name: "bets-engine",
  unit: "tickets/s",
  against: "pgbench TPC-B transactions/s (scale 20, 16 clients, prepared)",
  target: { kind: "ratio", least: 4, aim: 6 },
  prepare: async () => {
    const world = await openWorld("bets-engine", ACCOUNTS);
    await warmUp(world);
    const pgbench = await openPgbench();
    const choose = zipfChoice(world);
    return {
      measure: () => measure(world, choose),
      baseline: async () => ({ value: await pgbench.tps(SECONDS) }),
      close: async () => {
        await pgbench.close();
        await world.close();
      },
    };
  },
};

/** The worst case, one draw and one account that every bet needs, against the same engine under a spread load. */
export const betsEngineHot: Bench = {
  name: "bets-engine-hot",
  unit: "tickets/s",
  against: "the same engine with a Zipf choice of 100,000 accounts and seven draws",
  target: { kind: "ratio", least: 0.8, aim: 0.95 },
  prepare: async () => {
    const world = await openWorld("bets-engine-hot", ACCOUNTS);
    await warmUp(world);
    const [playerId, drawId] = [world.playerIds[0] as string, world.drawIds[0] as string];
    return {
      measure: () => measure(world, () => ({ playerId, drawId })),
      baseline: () => measure(world, zipfChoice(world)),
      close: world.close,
    };
  },
};

function zipfChoice(world: World): Choice {
  const randomBelow = seededRandom(7);
  const player = zipf(world.playerIds.length, randomBelow);
  return () => ({
    playerId: world.playerIds[player()] as string,
    drawId: world.drawIds[randomBelow(world.drawIds.length)] as string,
  });
}

async function warmUp(world: World): Promise<void> {
  await measure(world, zipfChoice(world), WARM_UP_SECONDS);
  await letTablesSettle(world);
}

async function measure(world: World, choose: Choice, durationSeconds = SECONDS): Promise<Sample> {
  const randomBelow = seededRandom(11);
  // Gathered beforehand: what is measured is the engine, not the making of its load.
  const lines = Array.from({ length: 4_096 }, () => singleLine(world.rule, randomBelow));
  const started = performance.now();
  const cpuBefore = process.cpuUsage();
  let accepted = 0;
  const placeBatches = async (): Promise<void> => {
    while (performance.now() - started < durationSeconds * 1_000) {
      const batch = Array.from({ length: BATCH }, (): BetRequest => {
        const { playerId, drawId } = choose();
        const line = lines[randomBelow(lines.length)] as (typeof lines)[number];
        return {
          playerId,
          idempotencyKey: randomUUID(),
          channel: "api",
          purchase: { gameId: world.gameId, drawIds: [drawId], lines: [line], playNextIfLate: false },
        };
      });
      for (const outcome of await placeBets({ db: world.db }, batch)) {
        if (!outcome.ok) throw outcome.error;
        accepted += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, placeBatches));
  const seconds = (performance.now() - started) / 1_000;
  const cpu = process.cpuUsage(cpuBefore);
  return {
    value: accepted / seconds,
    notes: { cpuShare: (cpu.user + cpu.system) / 1_000_000 / seconds },
  };
}
