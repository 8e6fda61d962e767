export type { DigitsQuickPick } from "./digits.core.ts";
export {
  BOX_WAYS_BY_COUNT,
  type BoxWays,
  type DigitsBetType,
  type DigitsLine,
  type DigitsPicks,
  type DigitsResult,
  type DigitsRule,
} from "./digits.schema.ts";
export { estimateJackpotMinor, estimatePrizes, type OpenDraw } from "./estimates.core.ts";
export {
  countCombinations,
  decideLine,
  drawResult,
  evaluateLine,
  isPossibleResult,
  type LineDecision,
  matchesOf,
  oddsOfLine,
  parseLine,
  parseResult,
  parseRule,
  priceLineMinor,
  type QuickPickRequest,
  quickPick,
  tiersOf,
} from "./game.core.ts";
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
export type { KenoQuickPick } from "./keno.core.ts";
export type { KenoBetType, KenoLine, KenoPicks, KenoResult, KenoRule } from "./keno.schema.ts";
export type { LineMatches, LineOdds, Tier, TierUnits } from "./kind-engine.types.ts";
export {
  acceptsExposure,
  decideLiability,
  type LiabilityLevel,
  liabilityMarkMinor,
  liabilityOf,
  mergeExposures,
  type OutcomeExposure,
} from "./liability.core.ts";
export type { MatrixQuickPick } from "./matrix.core.ts";
export type {
  MatrixBetType,
  MatrixLine,
  MatrixPicks,
  MatrixResult,
  MatrixRule,
  MatrixTier,
} from "./matrix.schema.ts";
export type { RandomBelow } from "./number-pool.core.ts";
export {
  expectedReturnOfLine,
  expectedReturns,
  type OddsRow,
  oddsByTier,
  type PlayReturn,
} from "./odds.core.ts";
export { type Chances, overlapChances, overlapOf } from "./overlap.core.ts";
export { DAILY_645_RULE, PICK_3_RULE, RAPID_KENO_RULE } from "./presets.ts";
export {
  computePrizes,
  type DrawPrizes,
  type PrizeInput,
  splitSales,
  type TierPrize,
} from "./prizes.core.ts";
export { oneIn, type Ratio, ratioBps } from "./ratio.core.ts";
export type { LiabilityLimit, StakeRange } from "./rule-parts.schema.ts";
