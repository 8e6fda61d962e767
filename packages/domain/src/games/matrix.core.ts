import type { DomainError } from "@sortes/domain/errors";
import { gameErrors } from "./game.errors.ts";
import type { KindEngine } from "./kind-engine.types.ts";
import type { MatrixBetType, MatrixLine, MatrixPicks, MatrixResult, MatrixRule } from "./matrix.schema.ts";
import { lineOdds } from "./matrix-odds.core.ts";
import { bonusPicked, countShape, hitsOf, shapeOf, unitsByTier } from "./matrix-units.core.ts";
import {
  areDrawable,
  countHits,
  drawFrom,
  hasRepeats,
  numbersFrom,
  type RandomBelow,
} from "./number-pool.core.ts";
import { ascending } from "./rule-parts.schema.ts";

export interface MatrixQuickPick {
  kind: "matrix";
  betType: MatrixBetType;
  /** What the player has picked already; the rest is filled up. */
  picked?: Partial<MatrixPicks>;
  /** How many numbers a system or banker line is to have. */
  size?: Partial<Record<keyof MatrixPicks, number>>;
}

export const matrixEngine: KindEngine<MatrixRule, MatrixLine, MatrixResult, MatrixQuickPick> = {
  tiers: (rule) =>
    rule.tiers.map(({ tier, prize }) => ({
      tier,
      fixedPrizeMinor: prize.kind === "fixed" ? prize.amountMinor : null,
    })),
  lineIssues,
  combinations: (rule, line) => countShape(rule, shapeOf(line)),
  evaluate: (rule, line, result) => unitsByTier(rule, shapeOf(line), hitsOf(line, result)),
  lineOdds: (rule, line) => lineOdds(rule, shapeOf(line)),
  samplePlays(rule) {
    const picks = {
      main: numbersFrom(1, rule.main.count),
      bonus: numbersFrom(1, bonusPicked(rule)),
      bankers: [],
    };
    return [
      { play: "single", line: { kind: "matrix", betType: "single", picks, stakeMinor: rule.basePriceMinor } },
    ];
  },
  matches({ picks }, result) {
    const main = ascending([...picks.bankers, ...picks.main]);
    const bonusFrom = picks.bonus.length > 0 ? picks.bonus : main;
    return {
      kind: "matrix",
      main: main.filter((number) => result.main.includes(number)),
      bonus: bonusFrom.filter((number) => result.bonus.includes(number)),
    };
  },
  isPossible(rule, result) {
    const bonusMax = rule.bonus?.source === "own" ? rule.bonus.max : rule.main.max;
    return (
      areDrawable(result.main, rule.main.count, rule.main.max) &&
      areDrawable(result.bonus, rule.bonus?.count ?? 0, bonusMax) &&
      (rule.bonus?.source !== "same" || countHits(result.bonus, result.main) === 0)
    );
  },
  draw(rule, randomBelow) {
    const fromMain = rule.main.count + (rule.bonus?.source === "same" ? rule.bonus.count : 0);
    const balls = drawFrom(numbersFrom(1, rule.main.max), fromMain, randomBelow);
    const bonus =
      rule.bonus?.source === "own"
        ? drawFrom(numbersFrom(1, rule.bonus.max), rule.bonus.count, randomBelow)
        : balls.slice(rule.main.count);
    return { kind: "matrix", main: ascending(balls.slice(0, rule.main.count)), bonus: ascending(bonus) };
  },
  quickPick,
};

function lineIssues(rule: MatrixRule, line: MatrixLine): DomainError[] {
  const bet = rule.bets[line.betType];
  if (!bet) {
    const offered = Object.keys(rule.bets);
    return [gameErrors.bet_type_not_offered({ details: { betType: line.betType, offered } })];
  }
  const issues = [...countIssues(rule, line), ...numberIssues(rule, line.picks)];
  const combinations = countShape(rule, shapeOf(line));
  if (combinations > BigInt(rule.combinationsMax)) {
    issues.push(gameErrors.too_many_combinations({ details: { combinations, max: rule.combinationsMax } }));
  }
  const priceMinor = rule.basePriceMinor;
  if (line.stakeMinor !== priceMinor) {
    const details = { minMinor: priceMinor, maxMinor: priceMinor, stepMinor: priceMinor };
    issues.push(gameErrors.stake_not_allowed({ details }));
  }
  return issues;
}

/** The fewest and the most numbers of each part, given how many bankers there are. */
function allowedCounts(
  rule: MatrixRule,
  { betType, picks }: MatrixLine,
): Record<keyof MatrixPicks, [number, number]> {
  const main = rule.main.count;
  const bonus = bonusPicked(rule);
  if (betType === "single") return { main: [main, main], bonus: [bonus, bonus], bankers: [0, 0] };
  const { mainMax = main, bonusMax = bonus } = rule.bets[betType] ?? {};
  const bonusRange: [number, number] = [bonus, bonus > 0 ? bonusMax : 0];
  if (betType === "banker") {
    const bankers = picks.bankers.length;
    return { main: [main - bankers + 1, mainMax - bankers], bonus: bonusRange, bankers: [1, main - 1] };
  }
  // A system is wider than one combination in at least one part.
  const mainMin = picks.bonus.length > bonus ? main : main + 1;
  return { main: [mainMin, mainMax], bonus: bonusRange, bankers: [0, 0] };
}

function countIssues(rule: MatrixRule, line: MatrixLine): DomainError[] {
  const allowed = allowedCounts(rule, line);
  return (["main", "bonus", "bankers"] as const).flatMap((part) => {
    const [min, max] = allowed[part];
    const count = line.picks[part].length;
    return count < min || count > max
      ? [gameErrors.wrong_pick_count({ details: { part, count, min, max } })]
      : [];
  });
}

function numberIssues(rule: MatrixRule, picks: MatrixPicks): DomainError[] {
  const issues: DomainError[] = [];
  const main = [...picks.bankers, ...picks.main];
  const bonusMax = rule.bonus?.source === "own" ? rule.bonus.max : 0;
  if (main.some((number) => number < 1 || number > rule.main.max)) {
    issues.push(gameErrors.pick_out_of_range({ details: { part: "main", min: 1, max: rule.main.max } }));
  }
  if (picks.bonus.some((number) => number < 1 || number > bonusMax)) {
    issues.push(gameErrors.pick_out_of_range({ details: { part: "bonus", min: 1, max: bonusMax } }));
  }
  if (hasRepeats(main) || hasRepeats(picks.bonus)) issues.push(gameErrors.pick_repeated());
  return issues;
}

function quickPick(rule: MatrixRule, request: MatrixQuickPick, randomBelow: RandomBelow): MatrixLine {
  const { betType, picked = {}, size = {} } = request;
  const bankersWanted = betType === "banker" ? (size.bankers ?? Math.max(1, picked.bankers?.length ?? 0)) : 0;
  const mainWanted = size.main ?? rule.main.count - bankersWanted + (betType === "single" ? 0 : 1);
  const fill = (chosen: readonly number[], wanted: number, max: number, taken: readonly number[]) => {
    const free = numbersFrom(1, max).filter((number) => !chosen.includes(number) && !taken.includes(number));
    const missing = Math.min(Math.max(0, wanted - chosen.length), free.length);
    return ascending([...chosen, ...drawFrom(free, missing, randomBelow)]);
  };
  const bankers = fill(picked.bankers ?? [], bankersWanted, rule.main.max, picked.main ?? []);
  const main = fill(picked.main ?? [], mainWanted, rule.main.max, bankers);
  const bonusMax = rule.bonus?.source === "own" ? rule.bonus.max : 0;
  const bonus = fill(picked.bonus ?? [], size.bonus ?? bonusPicked(rule), bonusMax, []);
  return { kind: "matrix", betType, picks: { main, bonus, bankers }, stakeMinor: rule.basePriceMinor };
}
