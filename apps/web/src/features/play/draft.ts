import {
  type BetType,
  type DigitsBetType,
  type DigitsRule,
  decideLine,
  type GameRule,
  type Line,
  type MatrixBetType,
  type MatrixRule,
  quickPick,
  type RandomBelow,
} from "@sortes/domain/games";

/** A line on its way: what has been picked so far. `size` is how many numbers it is to have. */
export type Draft =
  | {
      kind: "matrix";
      betType: MatrixBetType;
      size: number;
      main: number[];
      bonus: number[];
      bankers: number[];
    }
  | { kind: "digits"; betType: DigitsBetType; digits: (number | null)[]; stakeMinor: bigint }
  | { kind: "keno"; betType: "spots"; size: number; numbers: number[]; stakeMinor: bigint };

export type DraftOf<Kind extends Draft["kind"]> = Extract<Draft, { kind: Kind }>;
export type RuleOf<Kind extends GameRule["kind"]> = Extract<GameRule, { kind: Kind }>;

/** The bets a rule offers, in the order in which it names them. */
export function betTypesOf(rule: GameRule): BetType[] {
  if (rule.kind === "keno") return ["spots"];
  const offered = Object.entries(rule.bets).filter(([, bet]) => bet !== undefined);
  return offered.map(([betType]) => betType as BetType);
}

/** How many numbers a line of this bet may have, bankers included. */
export function sizesOf(rule: MatrixRule, betType: MatrixBetType): number[] {
  const { count } = rule.main;
  if (betType === "single") return [count];
  const { mainMax = count } = rule.bets[betType] ?? {};
  return Array.from({ length: mainMax - count }, (_, index) => count + 1 + index);
}

export function spotsOf(rule: RuleOf<"keno">): number[] {
  return [...new Set(rule.paytable.map(({ spots }) => spots))].toSorted((a, b) => a - b);
}

/** Fast to fill and in the middle of the paytable. */
const SPOTS_FIRST = 5;

export function emptyDraft(rule: GameRule, betType = betTypesOf(rule)[0]): Draft {
  switch (rule.kind) {
    case "matrix": {
      const type = betType as MatrixBetType;
      const size = sizesOf(rule, type)[0] ?? rule.main.count;
      return { kind: "matrix", betType: type, size, main: [], bonus: [], bankers: [] };
    }
    case "digits": {
      const type = betType as DigitsBetType;
      const digits = Array.from({ length: positionsOf(rule, type) }, () => null);
      return { kind: "digits", betType: type, digits, stakeMinor: defaultStakeMinor(rule) };
    }
    case "keno": {
      const spots = spotsOf(rule);
      const size = spots.includes(SPOTS_FIRST) ? SPOTS_FIRST : (spots[0] ?? 1);
      return { kind: "keno", betType: "spots", size, numbers: [], stakeMinor: defaultStakeMinor(rule) };
    }
  }
}

/** The same stake and size with nothing picked: where the next line starts. */
export function clearedDraft(rule: GameRule, draft: Draft): Draft {
  const empty = emptyDraft(rule, draft.betType);
  if (empty.kind === "matrix" && draft.kind === "matrix") return { ...empty, size: draft.size };
  if (empty.kind === "digits" && draft.kind === "digits") return { ...empty, stakeMinor: draft.stakeMinor };
  if (empty.kind === "keno" && draft.kind === "keno") {
    return { ...empty, size: draft.size, stakeMinor: draft.stakeMinor };
  }
  return empty;
}

/** Another bet; a stake already chosen stays. */
export function withBetType(rule: GameRule, draft: Draft, betType: BetType): Draft {
  const empty = emptyDraft(rule, betType);
  return empty.kind === "digits" && draft.kind === "digits"
    ? { ...empty, stakeMinor: draft.stakeMinor }
    : empty;
}

function positionsOf(rule: DigitsRule, betType: DigitsBetType): number {
  return betType === "front_pair" || betType === "back_pair" ? 2 : rule.count;
}

/** The smallest whole unit of money that may be staked, else the smallest stake. */
function defaultStakeMinor({ stake }: { stake: { minMinor: bigint; stepMinor: bigint } }): bigint {
  const unitMinor = 100n;
  return stake.minMinor < unitMinor && unitMinor % stake.stepMinor === 0n ? unitMinor : stake.minMinor;
}

/** How many numbers are still to be picked. */
export function missingIn(rule: GameRule, draft: Draft): number {
  switch (draft.kind) {
    case "digits":
      return draft.digits.filter((digit) => digit === null).length;
    case "keno":
      return draft.size - draft.numbers.length;
    case "matrix":
      return missingMain(draft) + bonusCount(rule) - draft.bonus.length;
  }
}

function missingMain({ betType, size, main, bankers }: DraftOf<"matrix">): number {
  // Without a banker the line is no banker bet, however many numbers it has.
  const banker = betType === "banker" && bankers.length === 0 ? 1 : 0;
  return Math.max(banker, size - main.length - bankers.length);
}

/** Bonus numbers that a player picks; those drawn from the same drum are not picked. */
export function bonusCount(rule: GameRule): number {
  return rule.kind === "matrix" && rule.bonus?.source === "own" ? rule.bonus.count : 0;
}

function lineOf(rule: GameRule, draft: Draft): Line {
  switch (draft.kind) {
    case "matrix": {
      const stakeMinor = rule.kind === "matrix" ? rule.basePriceMinor : 0n;
      const { main, bonus, bankers } = draft;
      const sort = (numbers: number[]) => numbers.toSorted((a, b) => a - b);
      const picks = { main: sort(main), bonus: sort(bonus), bankers: sort(bankers) };
      return { kind: "matrix", betType: draft.betType, picks, stakeMinor };
    }
    case "digits": {
      const digits = draft.digits.filter((digit) => digit !== null);
      return { kind: "digits", betType: draft.betType, picks: { digits }, stakeMinor: draft.stakeMinor };
    }
    case "keno": {
      const numbers = draft.numbers.toSorted((a, b) => a - b);
      return { kind: "keno", betType: "spots", picks: { numbers }, stakeMinor: draft.stakeMinor };
    }
  }
}

export type DraftReading =
  | { state: "incomplete"; missing: number }
  | { state: "refused"; line: Line; error: Error }
  | { state: "ready"; line: Line; priceMinor: bigint; combinations: bigint };

/** What the draft is worth: a line with its price, a refusal by the rule, or so many numbers short. */
export function readDraft(rule: GameRule, draft: Draft): DraftReading {
  const missing = missingIn(rule, draft);
  if (missing > 0) return { state: "incomplete", missing };
  const line = lineOf(rule, draft);
  const decision = decideLine(rule, line);
  if (decision.isValid) {
    return { state: "ready", line, priceMinor: decision.priceMinor, combinations: decision.combinations };
  }
  return { state: "refused", line, error: decision.issues[0] ?? new Error("refused without a reason") };
}

/** A line back in the picker. */
export function draftOf(line: Line): Draft {
  switch (line.kind) {
    case "matrix": {
      const { main, bonus, bankers } = line.picks;
      const size = main.length + bankers.length;
      return { kind: "matrix", betType: line.betType, size, main, bonus, bankers };
    }
    case "digits":
      return {
        kind: "digits",
        betType: line.betType,
        digits: line.picks.digits,
        stakeMinor: line.stakeMinor,
      };
    case "keno": {
      const { numbers } = line.picks;
      return { kind: "keno", betType: "spots", size: numbers.length, numbers, stakeMinor: line.stakeMinor };
    }
  }
}

/** Lets chance complete what is picked; give a cleared draft to have all of it picked. @throws the rule's refusal */
export function filledDraft(rule: GameRule, draft: Draft, randomBelow: RandomBelow): Draft {
  switch (draft.kind) {
    case "matrix": {
      const { betType, main, bonus, bankers } = draft;
      const bankersWanted = betType === "banker" ? Math.max(1, bankers.length) : 0;
      // An own number more than there is room for gives way to the banker that is missing.
      const own = main.slice(0, draft.size - bankersWanted);
      const size = { bankers: bankersWanted, main: draft.size - bankersWanted, bonus: bonusCount(rule) };
      const request = { kind: "matrix", betType, picked: { main: own, bonus, bankers }, size } as const;
      const picks = quickPick(rule, request, randomBelow);
      return "main" in picks ? { ...draft, ...picks } : draft;
    }
    case "digits": {
      const { betType, digits } = draft;
      const picks = quickPick(rule, { kind: "digits", betType, picked: { digits } }, randomBelow);
      return "digits" in picks ? { ...draft, digits: picks.digits } : draft;
    }
    case "keno": {
      const { size: spots, numbers } = draft;
      const request = { kind: "keno", betType: "spots", picked: { numbers }, spots } as const;
      const picks = quickPick(rule, request, randomBelow);
      return "numbers" in picks ? { ...draft, numbers: picks.numbers } : draft;
    }
  }
}

export function toggled(numbers: readonly number[], value: number): number[] {
  return numbers.includes(value) ? numbers.filter((other) => other !== value) : [...numbers, value];
}
