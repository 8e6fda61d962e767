import {
  type DigitsRule,
  type GameRule,
  type KenoRule,
  type Line,
  type MatrixRule,
  parseLine,
  type QuickPickRequest,
  quickPick,
  type RandomBelow,
} from "../games/index.ts";

/** Repeatable and even enough to spread test plays (mulberry32); nothing of value hangs on it. */
export function seededRandom(seed: number): RandomBelow {
  let state = seed >>> 0;
  return (maxExclusive) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % maxExclusive;
  };
}

/** A valid line of any bet type the rule offers, of any size and stake it allows. */
export function randomLine(rule: GameRule, randomBelow: RandomBelow): Line {
  if (rule.kind === "digits") return randomDigitsLine(rule, randomBelow);
  const request = randomRequest(rule, randomBelow);
  const { kind, betType } = request;
  const picks = quickPick(rule, request, randomBelow);
  return parseLine({ kind, betType, picks, stakeMinor: randomStake(rule, randomBelow) });
}

/** By hand: a quick pick weighs every number that could complete a line, too slow for thousands of lines. */
function randomDigitsLine(rule: DigitsRule, randomBelow: RandomBelow): Line {
  const betType = pickOne(offered(rule.bets), randomBelow);
  const length = betType === "front_pair" || betType === "back_pair" ? 2 : rule.count;
  const digits = Array.from({ length }, () => randomBelow(10));
  // Equal digits cannot be boxed; nobody minds where the last one goes instead.
  if (new Set(digits).size === 1) digits[length - 1] = ((digits[0] ?? 0) + 1) % 10;
  return parseLine({
    kind: "digits",
    betType,
    picks: { digits },
    stakeMinor: randomStake(rule, randomBelow),
  });
}

function randomRequest(rule: MatrixRule | KenoRule, randomBelow: RandomBelow): QuickPickRequest {
  if (rule.kind === "keno") {
    const { spots } = pickOne(rule.paytable, randomBelow);
    return { kind: "keno", betType: "spots", spots };
  }
  const betType = pickOne(offered(rule.bets), randomBelow);
  return { kind: "matrix", betType, size: randomSize(rule, betType, randomBelow) };
}

function randomSize(rule: MatrixRule, betType: keyof MatrixRule["bets"], randomBelow: RandomBelow) {
  const bonusCount = rule.bonus?.source === "own" ? rule.bonus.count : 0;
  const { mainMax = rule.main.count, bonusMax = bonusCount } =
    betType === "single" ? {} : (rule.bets[betType] ?? {});
  const between = (min: number, max: number) => min + randomBelow(max - min + 1);
  const bankers = betType === "banker" ? between(1, rule.main.count - 1) : 0;
  const wider = betType === "single" ? 0 : 1;
  return {
    bankers,
    main: between(rule.main.count - bankers + wider, mainMax - bankers),
    bonus: bonusCount === 0 ? 0 : between(bonusCount, bonusMax),
  };
}

function randomStake(rule: GameRule, randomBelow: RandomBelow): bigint {
  if (rule.kind === "matrix") return rule.basePriceMinor;
  const { minMinor, maxMinor, stepMinor } = rule.stake;
  return minMinor + stepMinor * BigInt(randomBelow(Number((maxMinor - minMinor) / stepMinor) + 1));
}

function offered<BetType extends string>(bets: Partial<Record<BetType, unknown>>): BetType[] {
  return (Object.keys(bets) as BetType[]).filter((betType) => bets[betType] !== undefined);
}

function pickOne<Item>(items: readonly Item[], randomBelow: RandomBelow): Item {
  const item = items[randomBelow(items.length)];
  if (item === undefined) throw new RangeError("there is nothing to choose from");
  return item;
}
