import { parseArgs } from "node:util";
import { betsEngine, betsEngineHot } from "../benches/bets-engine.ts";
import { betsHttp } from "../benches/bets-http.ts";
import { cutoffStorm } from "../benches/cutoff-storm.ts";
import { fanout } from "../benches/fanout.ts";
import { queue } from "../benches/queue.ts";
import { readsHttp } from "../benches/reads-http.ts";
import { replay } from "../benches/replay.ts";
import { seal } from "../benches/seal.ts";
import { settle } from "../benches/settle.ts";
import type { Bench } from "./bench.types.ts";
import { describeMachine } from "./machine.ts";
import { isBottleneck, judge } from "./report.ts";
import { writeRow } from "./results-table.ts";
import { runRounds } from "./rounds.ts";

const benches: readonly Bench[] = [
  betsEngine,
  betsEngineHot,
  betsHttp,
  readsHttp,
  replay,
  cutoffStorm,
  settle,
  seal,
  fanout,
  queue,
];

/** `npm run bench -- NAME [--json] [--write]`: the bench against its baseline; the last line is JSON. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      list: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  if (values.list) return console.log(listBenches());
  const bench = benches.find(({ name }) => name === positionals[0]);
  if (!bench) {
    console.error(`Name one of the benches:\n${listBenches()}`);
    process.exitCode = 2;
    return;
  }
  await run(bench, values);
}

const listBenches = (): string =>
  benches.map(({ name, unit, against }) => `  ${name.padEnd(16)} ${unit} against ${against}`).join("\n");

async function run(bench: Bench, options: { json: boolean; write: boolean }): Promise<void> {
  const say = options.json ? () => undefined : (text: string) => console.log(text);
  const machine = describeMachine();
  say(`${bench.name} (${bench.unit}) against ${bench.against}, on ${machine}`);
  const prepared = await bench.prepare();
  try {
    const outcome = await runRounds(prepared, say);
    const verdict = judge(bench, outcome, machine);
    if (isBottleneck(outcome))
      say("The tool that makes the load was the bottleneck: the server can do more.");
    for (const failure of verdict.failures) say(`Broken: ${failure}`);
    say(`target ${verdict.target}: ${verdict.isMet ? "met" : "NOT met"}`);
    if (options.write) writeRow(bench, verdict);
    process.exitCode = verdict.isMet ? 0 : 1;
    console.log(JSON.stringify(verdict));
  } finally {
    await prepared.close();
  }
}

await main();
