import type { Db } from "@sortes/db";
import { evaluateLine, lineSchema, parseResult, parseRule } from "@sortes/domain/games";
import type { Bench, Sample } from "../src/bench.types.ts";
import { createDrawKeys } from "../src/draw-keys.ts";
import { startControl, startWorker } from "../src/product-process.ts";
import { sellMillion, TICKETS } from "../src/sell-million.ts";
import { openWorld, type World } from "../src/world.ts";

const PLAYERS = 20_000;
const SAMPLE = 2_000;
const POLL_MS = 250;
const SETTLED_WITHIN_MS = 900_000;
const MEMORY_MIB_MAX = 512;

/** A million tickets of Daily 6/45 from close to settled through the real worker and control, against a loop that takes ticket by ticket. */
export const settle: Bench = {
  name: "settle",
  unit: "tickets/s",
  against: "one query and one write a ticket",
  target: { kind: "value_at_least", least: 20_000, aim: 60_000 },
  prepare: async () => {
    const worlds: World[] = [];
    let last: World | undefined;
    return {
      measure: async () => {
        last = await openWorld(`settle-${worlds.length}`, PLAYERS);
        worlds.push(last);
        return measure(last);
      },
      baseline: async () => {
        if (!last) throw new Error("the loop looks at tickets of the measured draw");
        const sample = await loopOverTickets(last.db, last.drawIds[0] as string);
        await last.close();
        return sample;
      },
      close: async () => undefined,
    };
  },
};

async function measure(world: World): Promise<Sample> {
  const { db } = world;
  const keys = createDrawKeys();
  await keys.announce(db, world.gameId);
  // It copies while tickets are sold, as ever.
  const control = await startControl(world.url, keys);
  const drawId = await sellMillion(world);
  const worker = await startWorker(world.url, keys);
  const started = performance.now();
  try {
    await waitForState(db, drawId, "settled");
    const seconds = (performance.now() - started) / 1_000;
    const peakMiB = worker.peakMiB();
    if (peakMiB > MEMORY_MIB_MAX) throw new Error(`the worker held ${peakMiB.toFixed(0)} MiB`);
    return {
      value: TICKETS / seconds,
      notes: {
        peakMiB: Math.round(peakMiB),
        controlMiB: Math.round(control.peakMiB()),
        seconds,
        ...(await steps(db, drawId)),
      },
    };
  } finally {
    await Promise.all([worker.stop(), control.stop()]);
    keys.discard();
  }
}

async function waitForState(db: Db, drawId: string, wanted: string): Promise<void> {
  const deadline = performance.now() + SETTLED_WITHIN_MS;
  for (;;) {
    const { state } = await db.one<{ state: string }>("select state::text as state from draw where id = $1", [
      drawId,
    ]);
    if (state === wanted) return;
    if (state === "held" || performance.now() > deadline) throw new Error(`the draw is ${state}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Seconds from each state of the draw to the next, from its own timeline. */
async function steps(db: Db, drawId: string): Promise<Record<string, number>> {
  const events = await db.query<{ toState: string; at: Date }>(
    "select to_state::text as to_state, at from draw_event where draw_id = $1 order by at",
    [drawId],
  );
  return Object.fromEntries(
    events
      .slice(1)
      .map(({ toState, at }, index) => [
        `to_${toState}`,
        (at.getTime() - (events[index]?.at.getTime() ?? at.getTime())) / 1_000,
      ]),
  );
}

/** What most first versions do: load a ticket, evaluate it, write what became of it, take the next. */
async function loopOverTickets(db: Db, drawId: string): Promise<Sample> {
  const { rule, result } = await db.one<{ rule: unknown; result: unknown }>(
    `select v.rule, r.result from draw d join rule_version v on v.id = d.rule_version_id join draw_result r on r.draw_id = d.id
     where d.id = $1`,
    [drawId],
  );
  const parsed = parseRule(rule);
  const drawn = parseResult(parsed, result);
  await db.query("create table if not exists looped (serial bigint primary key, tiers text[] not null)");
  await db.query("truncate looped");
  const started = performance.now();
  for (let serial = 1; serial <= SAMPLE; serial += 1) {
    const { lines } = await db.one<{ lines: unknown[] }>(
      "select lines from ticket where draw_id = $1 and serial = $2",
      [drawId, serial],
    );
    const tiers = lines.flatMap((line) =>
      evaluateLine(parsed, lineSchema.parse(line), drawn).map(({ tier }) => tier),
    );
    await db.query("insert into looped values ($1, $2)", [serial, tiers]);
  }
  return { value: SAMPLE / ((performance.now() - started) / 1_000) };
}
