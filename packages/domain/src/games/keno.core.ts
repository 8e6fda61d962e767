import type { DomainError } from "@sortes/domain/errors";
import { BPS_WHOLE, mulDivFloor } from "@sortes/domain/money";
import { gameErrors } from "./game.errors.ts";
import type { KenoLine, KenoResult, KenoRule } from "./keno.schema.ts";
import type { KindEngine, LineOdds, Tier } from "./kind-engine.types.ts";
import { areDrawable, countHits, drawFrom, hasRepeats, numbersFrom } from "./number-pool.core.ts";
import { choose, ratio, scaleRatio } from "./ratio.core.ts";
import { ascending } from "./rule-parts.schema.ts";
import { stakeIssues } from "./stake.core.ts";

export interface KenoQuickPick {
  kind: "keno";
  betType: "spots";
  /** What the player has picked already; the rest is filled up. */
  picked?: { numbers: number[] };
  /** How many numbers the line is to have; by default the most that are offered. */
  spots?: number;
}

export const kenoEngine: KindEngine<KenoRule, KenoLine, KenoResult, KenoQuickPick> = {
  tiers,
  lineIssues,
  combinations: () => 1n,
  evaluate(rule, { picks, stakeMinor }, result) {
    const spots = picks.numbers.length;
    const hits = countHits(picks.numbers, result.numbers);
    const isPaid = rule.paytable.some((row) => row.spots === spots && row.hits === hits);
    return isPaid ? [{ tier: tierOf(spots, hits), units: stakeMinor / rule.stake.stepMinor }] : [];
  },
  lineOdds,
  samplePlays(rule) {
    return spotsOffered(rule).map((spots) => ({
      play: `spots_${spots}`,
      line: lineOf(rule, numbersFrom(1, spots)),
    }));
  },
  matches: (line, result) => ({
    kind: "keno",
    numbers: line.picks.numbers.filter((number) => result.numbers.includes(number)),
  }),
  isPossible: (rule, result) => areDrawable(result.numbers, rule.drawn, rule.pool),
  draw: (rule, randomBelow) => ({
    kind: "keno",
    numbers: ascending(drawFrom(numbersFrom(1, rule.pool), rule.drawn, randomBelow)),
  }),
  quickPick(rule, { picked, spots }, randomBelow) {
    const chosen = picked?.numbers ?? [];
    const wanted = spots ?? Math.max(...spotsOffered(rule));
    const free = numbersFrom(1, rule.pool).filter((number) => !chosen.includes(number));
    const missing = Math.min(Math.max(0, wanted - chosen.length), free.length);
    return lineOf(rule, ascending([...chosen, ...drawFrom(free, missing, randomBelow)]));
  },
};

function tierOf(spots: number, hits: number): string {
  return `hits_${hits}_of_${spots}`;
}

function tiers(rule: KenoRule): Tier[] {
  return rule.paytable
    .toSorted((a, b) => b.spots - a.spots || b.paysBps - a.paysBps || b.hits - a.hits)
    .map(({ spots, hits, paysBps }) => ({
      tier: tierOf(spots, hits),
      fixedPrizeMinor: mulDivFloor(rule.stake.stepMinor, BigInt(paysBps), BPS_WHOLE),
    }));
}

function spotsOffered(rule: KenoRule): number[] {
  return ascending([...new Set(rule.paytable.map((row) => row.spots))]);
}

function lineOf(rule: KenoRule, numbers: number[]): KenoLine {
  return { kind: "keno", betType: "spots", picks: { numbers }, stakeMinor: rule.stake.minMinor };
}

function lineIssues(rule: KenoRule, { picks, stakeMinor }: KenoLine): DomainError[] {
  const issues = stakeIssues(rule.stake, stakeMinor);
  const offered = spotsOffered(rule);
  const count = picks.numbers.length;
  if (!offered.includes(count)) {
    const details = { part: "numbers", count, min: offered.at(0), max: offered.at(-1), offered };
    issues.push(gameErrors.wrong_pick_count({ details }));
  }
  if (picks.numbers.some((number) => number < 1 || number > rule.pool)) {
    issues.push(gameErrors.pick_out_of_range({ details: { part: "numbers", min: 1, max: rule.pool } }));
  }
  if (hasRepeats(picks.numbers)) issues.push(gameErrors.pick_repeated());
  return issues;
}

/** Hypergeometric: h of the s picked and the rest of the drawn from the rest of the pool. */
function lineOdds(rule: KenoRule, line: KenoLine): LineOdds[] {
  const spots = line.picks.numbers.length;
  const units = line.stakeMinor / rule.stake.stepMinor;
  const resultsTotal = choose(rule.pool, rule.drawn);
  return rule.paytable
    .filter((row) => row.spots === spots)
    .toSorted((a, b) => b.paysBps - a.paysBps || b.hits - a.hits)
    .map(({ hits }) => {
      const results = choose(spots, hits) * choose(rule.pool - spots, rule.drawn - hits);
      const odds = ratio(results, resultsTotal);
      return { tier: tierOf(spots, hits), odds, expectedUnits: scaleRatio(odds, units, 1n) };
    });
}
