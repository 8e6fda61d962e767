import { createOpenDraw } from "@sortes/domain/testing";
import type { Bench, Sample } from "../src/bench.types.ts";
import { measureAnswers } from "../src/closed-rounds.ts";
import { evenDepartures, stormDepartures } from "../src/departures.ts";
import { startEdge } from "../src/edge-process.ts";
import { Latencies } from "../src/load/latencies.ts";
import type { OpenAnswer } from "../src/load/load.types.ts";
import { runOpenLoad } from "../src/load-process.ts";
import { seededRandom } from "../src/random.ts";
import { betRequests } from "../src/requests.ts";
import type { ServerProcess } from "../src/server-process.ts";
import { checkAnswers } from "../src/truth.ts";
import { openWorld, type World } from "../src/world.ts";

const PLAYERS = 2_000;
const CONNECTIONS = 512;
const CAPACITY_SHARE = 0.7;
/** The last minutes of an afternoon, then the rush, and who is too late. */
const STORM = { calmMs: 6_000, rushMs: 10_000, afterMs: 1_500, rise: 5 };
const EVEN_MS = 8_000;
/** For requests to be made and connections to be opened before the first departure. */
const LEAD_MS = 1_500;
const HOUR_MS = 3_600_000;

/** What a player waits while bets rise fivefold up to a cutoff, by the time at which each bet was to leave. */
export const cutoffStorm: Bench = {
  name: "cutoff-storm",
  unit: "ms at the 99th percentile",
  against: "the same edge under as many bets, evenly spread",
  target: { kind: "value_at_most", least: 250, aim: 100 },
  prepare: async () => {
    const world = await openWorld("cutoff-storm", PLAYERS);
    const edge = await startEdge(world.url);
    const capacity = await measureCapacity(world, edge);
    const peakPerSecond = capacity * CAPACITY_SHARE;
    return {
      measure: () => measureStorm(world, edge, { capacity, peakPerSecond }),
      baseline: () => measureEven(world, edge, peakPerSecond / 2),
      close: async () => {
        await edge.stop();
        await world.close();
      },
    };
  },
};

/** What the edge does when every bet follows on the answer before it. */
async function measureCapacity(world: World, server: ServerProcess): Promise<number> {
  const requests = await betRequests(world);
  const { value } = await measureAnswers({
    server,
    requests,
    connections: CONNECTIONS,
    wantedStatus: 201,
    hasFreshKeys: true,
  });
  return value;
}

async function measureStorm(
  world: World,
  edge: ServerProcess,
  { capacity, peakPerSecond }: { capacity: number; peakPerSecond: number },
): Promise<Sample> {
  const { id: drawId, cutoffAt } = await openDraw(world, LEAD_MS + STORM.calmMs + STORM.rushMs);
  const requests = await betRequests(world, { drawIds: [drawId] });
  const departuresMs = stormDepartures(
    { ...STORM, cutoffMs: cutoffAt.getTime(), peakPerSecond },
    seededRandom(13),
  );
  const load = { port: edge.port, requests, departuresMs };
  const { answers, loadCpuShare, connections } = await runOpenLoad({ kind: "open", ...load });
  const { late, lost, retried, refused } = await checkAnswers({
    world,
    port: edge.port,
    drawId,
    cutoffMs: cutoffAt.getTime(),
    requests,
    answers,
  });
  const failures = [
    ...(late > 0 ? [`${late} bets that left after the cutoff were accepted`] : []),
    ...(lost > 0 ? [`${lost} answers were not true`] : []),
  ];
  const sent = answers.length;
  const notes = { capacity, peakPerSecond, sent, ...refused, late, lost, retried, connections };
  return { ...latencyOf(answers), loadCpuShare, notes: { ...percentiles(answers), ...notes }, failures };
}

async function measureEven(world: World, edge: ServerProcess, perSecond: number): Promise<Sample> {
  const { id: drawId } = await openDraw(world, HOUR_MS);
  const requests = await betRequests(world, { drawIds: [drawId] });
  const departuresMs = evenDepartures(
    { fromMs: Date.now() + LEAD_MS, forMs: EVEN_MS, perSecond },
    seededRandom(17),
  );
  const load = { port: edge.port, requests, departuresMs };
  const { answers, loadCpuShare } = await runOpenLoad({ kind: "open", ...load });
  return { ...latencyOf(answers), loadCpuShare, notes: { ...percentiles(answers), perSecond } };
}

let drawNumber = 1_000;

function openDraw({ db, game }: World, cutoffInMs: number): Promise<{ id: string; cutoffAt: Date }> {
  drawNumber += 1;
  return createOpenDraw(db, game, { cutoffInMs, number: drawNumber });
}

/** Of every request that was answered, whatever the answer. */
function percentiles(answers: readonly OpenAnswer[]): { p50Ms: number; p99Ms: number; maxMs: number } {
  const latencies = new Latencies();
  for (const { status, latencyMs } of answers) if (status !== 0) latencies.add(latencyMs);
  return {
    p50Ms: latencies.quantile(0.5),
    p99Ms: latencies.quantile(0.99),
    maxMs: latencies.quantile(1),
  };
}

const latencyOf = (answers: readonly OpenAnswer[]): { value: number } => ({
  value: percentiles(answers).p99Ms,
});
