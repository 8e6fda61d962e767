import { assertInvariant, type DomainError } from "@sortes/domain/errors";
import { z } from "zod";
import { type DigitsQuickPick, digitsEngine } from "./digits.core.ts";
import { gameErrors } from "./game.errors.ts";
import {
  type GameKind,
  type GameResult,
  type GameRule,
  type Line,
  lineSchema,
  type Picks,
  resultSchema,
  ruleSchema,
} from "./game.schema.ts";
import { type KenoQuickPick, kenoEngine } from "./keno.core.ts";
import type { KindEngine, LineMatches, LineOdds, Tier, TierUnits } from "./kind-engine.types.ts";
import { type MatrixQuickPick, matrixEngine } from "./matrix.core.ts";
import type { RandomBelow } from "./number-pool.core.ts";

export type QuickPickRequest = MatrixQuickPick | DigitsQuickPick | KenoQuickPick;

type AnyEngine = KindEngine<GameRule, Line, GameResult, QuickPickRequest>;

/** `engineFor` checks that every argument is of the rule's kind before it reaches the engine of that kind. */
const engines: Record<GameKind, AnyEngine> = { matrix: matrixEngine, digits: digitsEngine, keno: kenoEngine };

/** @throws game.wrong_kind when a line, result or request is of another kind than the rule. */
function engineFor(rule: GameRule, ...others: { kind: GameKind }[]): AnyEngine {
  for (const { kind } of others) {
    if (kind !== rule.kind) throw gameErrors.wrong_kind({ details: { rule: rule.kind, given: kind } });
  }
  return engines[rule.kind];
}

/**
 * Reads a rule from JSON or code and proves that it does not contradict itself.
 * @throws game.rule_invalid with `details.problems`, one sentence each.
 */
export function parseRule(input: unknown): GameRule {
  const parsed = ruleSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) =>
    [path.join("."), message].filter(Boolean).join(": "),
  );
  throw gameErrors.rule_invalid({ details: { problems }, cause: parsed.error });
}

/**
 * Reads a line and puts its picks in canonical order; whether a rule accepts it is `decideLine`'s question.
 * @throws game.line_malformed
 */
export function parseLine(input: unknown): Line {
  const parsed = lineSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw gameErrors.line_malformed({
    details: { problems: z.prettifyError(parsed.error) },
    cause: parsed.error,
  });
}

/** Reads a result and asserts that the rule can produce it: a stored result that fails this is damaged. */
export function parseResult(rule: GameRule, input: unknown): GameResult {
  const result = resultSchema.parse(input);
  assertInvariant(isPossibleResult(rule, result), "the result cannot come out of the rule", { result });
  return result;
}

export function isPossibleResult(rule: GameRule, result: GameResult): boolean {
  return result.kind === rule.kind && engineFor(rule, result).isPossible(rule, result);
}

export type LineDecision =
  | { isValid: true; combinations: bigint; priceMinor: bigint }
  | { isValid: false; issues: DomainError[] };

/** Whether the rule accepts the line, with its price or with every reason against it. */
export function decideLine(rule: GameRule, line: Line): LineDecision {
  const issues =
    line.kind === rule.kind
      ? engineFor(rule, line).lineIssues(rule, line)
      : [gameErrors.wrong_kind({ details: { rule: rule.kind, given: line.kind } })];
  if (issues.length > 0) return { isValid: false, issues };
  return {
    isValid: true,
    combinations: countCombinations(rule, line),
    priceMinor: priceLineMinor(rule, line),
  };
}

/** The combinations (or plays) that a valid line holds, each at `line.stakeMinor`. */
export function countCombinations(rule: GameRule, line: Line): bigint {
  return engineFor(rule, line).combinations(rule, line);
}

/** What a valid line costs, in minor units. */
export function priceLineMinor(rule: GameRule, line: Line): bigint {
  return countCombinations(rule, line) * line.stakeMinor;
}

/** All tiers of a rule, from the highest prize to the lowest. */
export function tiersOf(rule: GameRule): Tier[] {
  return engineFor(rule).tiers(rule);
}

/** The tiers a valid line won, highest first, with the units won in each; empty when it won nothing. */
export function evaluateLine(rule: GameRule, line: Line, result: GameResult): TierUnits[] {
  return engineFor(rule, line, result).evaluate(rule, line, result);
}

/** Which of the picks were drawn, to highlight them. A match alone is not a prize: that is `evaluateLine`'s answer. */
export function matchesOf(line: Line, result: GameResult): LineMatches {
  if (line.kind !== result.kind)
    throw gameErrors.wrong_kind({ details: { rule: result.kind, given: line.kind } });
  return engines[line.kind].matches(line, result);
}

/** The exact chances of a valid line in each tier it can win. */
export function oddsOfLine(rule: GameRule, line: Line): LineOdds[] {
  return engineFor(rule, line).lineOdds(rule, line);
}

/** One sample line for each play whose odds a game publishes. */
export function samplePlays(rule: GameRule): { play: string; line: Line }[] {
  return engineFor(rule).samplePlays(rule);
}

/** Maps a uniform random source to a result, without bias and in an order that a verifier can repeat. */
export function drawResult(rule: GameRule, randomBelow: RandomBelow): GameResult {
  return engineFor(rule).draw(rule, randomBelow);
}

/**
 * Completes what the player has picked, or picks everything.
 * @throws the first issue when what is picked already cannot be part of a valid line.
 */
export function quickPick(rule: GameRule, request: QuickPickRequest, randomBelow: RandomBelow): Picks {
  const engine = engineFor(rule, request);
  const line = engine.quickPick(rule, request, randomBelow);
  const [issue] = engine.lineIssues(rule, line);
  if (issue) throw issue;
  return line.picks;
}
