export {
  BOX_WAYS_BY_COUNT,
  type BoxWays,
  type DigitsBetType,
  type DigitsLine,
  type DigitsPicks,
  type DigitsResult,
  type DigitsRule,
} from "./digits.schema.ts";
export { gameErrors } from "./game.errors.ts";
export {
  type BetType,
  type GameKind,
  type GameResult,
  type GameRule,
  type GameRuleInput,
  gameKindSchema,
  type Line,
  lineSchema,
  type Picks,
  type RuleVersion,
  type RuleVersionState,
  resultSchema,
  ruleSchema,
  ruleVersionSchema,
  ruleVersionStateSchema,
} from "./game.schema.ts";
export type { KenoBetType, KenoLine, KenoPicks, KenoResult, KenoRule } from "./keno.schema.ts";
export type {
  MatrixBetType,
  MatrixLine,
  MatrixPicks,
  MatrixResult,
  MatrixRule,
  MatrixTier,
} from "./matrix.schema.ts";
export type { LiabilityLimit, StakeRange } from "./rule-parts.schema.ts";
