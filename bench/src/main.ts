import { parseArgs } from "node:util";
import { betsEngine, betsEngineHot } from "../benches/bets-engine.ts";
import { queue } from "../benches/queue.ts";
import { settle } from "../benches/settle.ts";
import type { Bench } from "./bench.types.ts";
import { describeMachine } from "./machine.ts";
import { type Outcome, runRounds } from "./rounds.ts";

const benches: readonly Bench[] = [betsEngine, betsEngineHot, settle, queue];

/** `npm run bench -- NAME [--json]`: the bench against its baseline; the last line is JSON. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const bench = benches.find(({ name }) => name === positionals[0]);
  if (!bench) throw new Error(`name a bench: ${benches.map(({ name }) => name).join(", ")}`);
  const say = values.json ? () => undefined : (text: string) => console.log(text);
  say(`${bench.name} against ${bench.against}, on ${describeMachine()}`);
  const prepared = await bench.prepare();
  try {
    const outcome = await runRounds(prepared, say);
    report(bench, outcome, say);
  } finally {
    await prepared.close();
  }
}

function report(bench: Bench, outcome: Outcome, say: (text: string) => void): void {
  const { value, baseline } = outcome;
  const ratio = value / baseline;
  const { kind, least, aim } = bench.target;
  const judged = kind === "ratio" ? ratio : value;
  const isMet = kind === "value_at_most" ? judged <= least : judged >= least;
  say(`median ${value.toFixed(1)} ${bench.unit} (spread ${percent(outcome.valueSpread)})`);
  say(
    `baseline ${baseline.toFixed(1)} (spread ${percent(outcome.baselineSpread)}), ratio ${ratio.toFixed(2)}`,
  );
  say(`target ${least}, aim ${aim}: ${isMet ? "met" : "NOT met"}`);
  process.exitCode = isMet ? 0 : 1;
  console.log(
    JSON.stringify({
      name: bench.name,
      value,
      baseline,
      ratio,
      target: least,
      unit: bench.unit,
      machine: describeMachine(),
      isMet,
      spread: { value: outcome.valueSpread, baseline: outcome.baselineSpread },
      samples: outcome.samples,
    }),
  );
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

await main();
