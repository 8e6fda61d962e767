import { amountMinorSchema, bpsSchema, currencySchema, stakeMinorSchema } from "@sortes/domain/money";
import { z } from "zod";

/** The name of a prize tier: part of message keys and of stored winning lines, so it stays a plain word. */
export const tierIdSchema = z.string().regex(/^[a-z][a-z0-9_]{0,31}$/);

/** How sales are divided. The three shares make up the whole. */
const salesSplitSchema = z
  .strictObject({ prizesBps: bpsSchema, goodCausesBps: bpsSchema, operatorBps: bpsSchema })
  .refine((split) => split.prizesBps + split.goodCausesBps + split.operatorBps === 10_000, {
    error: "the shares of sales must sum to 10000 bps",
  });

/** A million times the stake: beyond every published paytable, and far inside `int8` with any stake a person may lay. */
const PAYS_BPS_MAX = 1_000_000 * 10_000;

/** A fixed-odds multiplier of the stake in basis points: 5,000,000 pays 500 times the stake. */
export const paysBpsSchema = z.int().positive().max(PAYS_BPS_MAX);

export const stakeRangeSchema = z
  .strictObject({ minMinor: stakeMinorSchema, maxMinor: stakeMinorSchema, stepMinor: stakeMinorSchema })
  .refine((range) => range.minMinor <= range.maxMinor, { error: "the smallest stake exceeds the largest" })
  .refine((range) => range.minMinor % range.stepMinor === 0n && range.maxMinor % range.stepMinor === 0n, {
    error: "the smallest and the largest stake must be whole steps",
  });
export type StakeRange = z.output<typeof stakeRangeSchema>;

/** Fields every kind of rule has. */
export const ruleBaseShape = {
  currency: currencySchema,
  salesSplit: salesSplitSchema,
  /** The most that all fixed prizes of one draw may sum to; above it each is reduced in proportion. */
  fixedPrizesCapMinor: stakeMinorSchema.optional(),
};

/** Above the limit an outcome is closed; the three marks are shares of it. */
export const liabilityLimitSchema = z
  .strictObject({
    limitMinor: stakeMinorSchema,
    warnBps: bpsSchema.default(7_000),
    restrictBps: bpsSchema.default(8_500),
    closeBps: bpsSchema.default(10_000),
    /** The largest stake still accepted on an outcome that is restricted. */
    restrictedStakeMaxMinor: amountMinorSchema,
  })
  .refine((limit) => limit.warnBps <= limit.restrictBps && limit.restrictBps <= limit.closeBps, {
    error: "the marks must rise from warn to restrict to close",
  });
export type LiabilityLimit = z.output<typeof liabilityLimitSchema>;

/** Ascending order, and the same number twice stays twice: repetition is a refusal of its own, not silently mended. */
export function ascending(numbers: readonly number[]): number[] {
  return numbers.toSorted((a, b) => a - b);
}
