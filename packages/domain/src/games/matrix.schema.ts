import { amountMinorSchema, bpsSchema, stakeMinorSchema } from "@sortes/domain/money";
import { z } from "zod";
import { ascending, ruleBaseShape, tierIdSchema } from "./rule-parts.schema.ts";

/** No published lottery has a larger pool; it bounds every loop over numbers. */
const POOL_MAX = 99;
/** A system line wider than this costs more combinations than a person would ever pay for. */
const PICKED_MAX = 20;

const poolSchema = z.strictObject({
  count: z.int().min(1).max(10),
  max: z.int().min(2).max(POOL_MAX),
});

const bonusSchema = z.discriminatedUnion("source", [
  /** A pool of its own, picked by the player: Powerball, EuroMillions. */
  poolSchema.extend({ source: z.literal("own") }),
  /** Balls drawn after the main ones from the same drum, not picked: the classic lotto's bonus ball. */
  z.strictObject({ source: z.literal("same"), count: z.int().min(1).max(3) }),
]);

const prizeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), amountMinor: stakeMinorSchema }),
  /** A share of what the prize pool holds after the fixed prizes, divided among the tier's winners. */
  z.strictObject({ kind: z.literal("pool"), shareBps: bpsSchema }),
]);

const tierSchema = z.strictObject({
  tier: tierIdSchema,
  main: z.int().min(0).max(10),
  bonus: z.union([z.int().min(0).max(10), z.literal("any")]),
  prize: prizeSchema,
});
export type MatrixTier = z.output<typeof tierSchema>;

const jackpotSchema = z
  .strictObject({
    tier: tierIdSchema,
    /** Guaranteed to be paid when the jackpot is won; the reserve makes up the difference. */
    minimumMinor: amountMinorSchema,
    /** What exceeds it rolls down. */
    capMinor: stakeMinorSchema.optional(),
    /**
     * The tier that takes what rolls down; the first pool tier with winners from there on if it has none. Without it,
     * what exceeds the cap goes to the reserve.
     */
    rollDownTo: tierIdSchema.optional(),
    /** After this many draws without a winner the next draw pays the jackpot out, to a lower tier if need be. */
    mustBeWonAfterRollovers: z.int().min(1).max(200).optional(),
  })
  .refine((jackpot) => jackpot.capMinor === undefined || jackpot.minimumMinor <= jackpot.capMinor, {
    error: "the guaranteed jackpot exceeds its cap",
  })
  .refine((jackpot) => jackpot.mustBeWonAfterRollovers === undefined || jackpot.rollDownTo !== undefined, {
    error: "a jackpot that must be won needs a tier to roll down to",
  });

/** `bonusMax` matters only where bonus numbers are picked; without it a line picks just as many as one combination needs. */
const wideBetSchema = z.strictObject({
  mainMax: z.int().min(2).max(PICKED_MAX),
  bonusMax: z.int().min(1).max(PICKED_MAX).optional(),
});

const betsSchema = z.strictObject({
  single: z.strictObject({}).optional(),
  /** More numbers than one combination needs; every combination of them is played. */
  system: wideBetSchema.optional(),
  /** Bankers are in every combination; the others fill it up. `mainMax` counts both. */
  banker: wideBetSchema.optional(),
});

const matrixRuleFields = z.strictObject({
  kind: z.literal("matrix"),
  ...ruleBaseShape,
  main: poolSchema,
  bonus: bonusSchema.optional(),
  /** The price of one combination. */
  basePriceMinor: stakeMinorSchema,
  bets: betsSchema,
  /** The most combinations one line may hold. */
  combinationsMax: z.int().min(1).max(100_000),
  /** From the highest prize to the lowest. */
  tiers: z.array(tierSchema).min(1).max(40),
  /** The reserve's share of the prize pool, taken first. */
  reserveBps: bpsSchema.default(0),
  /** Where the share of a pool tier without winners goes. */
  unwonTo: z.enum(["jackpot", "reserve"]).default("reserve"),
  /** Shared prizes are rounded down to a multiple of this; the rest (the breakage) goes to the reserve. */
  prizeStepMinor: stakeMinorSchema.default(1n),
  jackpot: jackpotSchema.optional(),
});

export const matrixRuleSchema = matrixRuleFields.superRefine((rule, context) => {
  for (const problem of matrixProblems(rule)) context.addIssue({ code: "custom", message: problem });
});
export type MatrixRule = z.output<typeof matrixRuleSchema>;

function* matrixProblems(rule: z.output<typeof matrixRuleFields>): Generator<string> {
  const bonusDrawn = rule.bonus?.count ?? 0;
  const drawnFromMain = rule.main.count + (rule.bonus?.source === "same" ? bonusDrawn : 0);
  if (drawnFromMain >= rule.main.max) yield "the main pool has too few numbers";
  if (rule.bonus?.source === "own" && rule.bonus.count >= rule.bonus.max)
    yield "the bonus pool has too few numbers";
  if (Object.values(rule.bets).every((bet) => bet === undefined)) yield "the rule offers no bet type";
  yield* tierProblems(rule.tiers, rule.main.count, bonusDrawn);
  yield* poolProblems(rule);
}

function* tierProblems(
  tiers: readonly MatrixTier[],
  mainCount: number,
  bonusDrawn: number,
): Generator<string> {
  if (new Set(tiers.map(({ tier }) => tier)).size !== tiers.length) yield "two tiers have the same name";
  const claimed = new Set<string>();
  for (const tier of tiers) {
    if (tier.main > mainCount) yield `${tier.tier} asks for more main matches than are drawn`;
    if (tier.bonus !== "any" && tier.bonus > bonusDrawn)
      yield `${tier.tier} asks for more bonus matches than are drawn`;
    const bonuses =
      tier.bonus === "any" ? Array.from({ length: bonusDrawn + 1 }, (_, bonus) => bonus) : [tier.bonus];
    for (const bonus of bonuses) {
      const matches = `${tier.main}+${bonus}`;
      if (claimed.has(matches)) yield `${tier.tier} takes ${matches}, which another tier pays already`;
      claimed.add(matches);
    }
  }
}

function* poolProblems(rule: z.output<typeof matrixRuleFields>): Generator<string> {
  const poolTiers = rule.tiers.filter(({ prize }) => prize.kind === "pool").map(({ tier }) => tier);
  let sharesBps = 0;
  for (const { prize } of rule.tiers) if (prize.kind === "pool") sharesBps += prize.shareBps;
  if (poolTiers.length > 0 && sharesBps !== 10_000)
    yield "the shares of the pool tiers must sum to 10000 bps";
  if (!rule.jackpot) {
    if (rule.unwonTo === "jackpot") yield "unwon prizes cannot go to a jackpot the rule does not have";
    return;
  }
  const jackpotAt = poolTiers.indexOf(rule.jackpot.tier);
  if (jackpotAt < 0) yield "the jackpot must be a pool tier";
  const { rollDownTo } = rule.jackpot;
  if (rollDownTo && poolTiers.indexOf(rollDownTo) <= jackpotAt)
    yield "the jackpot must roll down to a lower pool tier";
}

const numbersSchema = z.array(z.int().min(1).max(POOL_MAX)).max(PICKED_MAX).transform(ascending);

/** `bankers` is empty but for a banker bet; `bonus` is empty where the player picks no bonus numbers. */
export const matrixPicksSchema = z.strictObject({
  main: numbersSchema,
  bonus: numbersSchema.default([]),
  bankers: numbersSchema.default([]),
});
export type MatrixPicks = z.output<typeof matrixPicksSchema>;

export const matrixBetTypeSchema = z.enum(["single", "system", "banker"]);
export type MatrixBetType = z.infer<typeof matrixBetTypeSchema>;

export const matrixLineSchema = z.strictObject({
  kind: z.literal("matrix"),
  betType: matrixBetTypeSchema,
  picks: matrixPicksSchema,
  /** The price of one combination, not of the line. */
  stakeMinor: stakeMinorSchema,
});
export type MatrixLine = z.output<typeof matrixLineSchema>;

export const matrixResultSchema = z.strictObject({
  kind: z.literal("matrix"),
  main: numbersSchema,
  bonus: numbersSchema.default([]),
});
export type MatrixResult = z.output<typeof matrixResultSchema>;
