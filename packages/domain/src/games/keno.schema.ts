import { stakeMinorSchema } from "@sortes/domain/money";
import { z } from "zod";
import { ascending, paysBpsSchema, ruleBaseShape, stakeRangeSchema } from "./rule-parts.schema.ts";

const KENO_POOL_MAX = 99;
const SPOTS_MAX = 10;

const kenoRuleFields = z.strictObject({
  kind: z.literal("keno"),
  ...ruleBaseShape,
  pool: z.int().min(20).max(KENO_POOL_MAX),
  drawn: z.int().min(1).max(40),
  stake: stakeRangeSchema,
  /** What each number of hits pays for each number of spots; only these numbers of spots are offered. */
  paytable: z
    .array(
      z.strictObject({
        spots: z.int().min(1).max(SPOTS_MAX),
        hits: z.int().min(0).max(SPOTS_MAX),
        paysBps: paysBpsSchema,
      }),
    )
    .min(1)
    .max(SPOTS_MAX * (SPOTS_MAX + 1)),
});

export const kenoRuleSchema = kenoRuleFields.superRefine((rule, context) => {
  const rows = new Set<string>();
  for (const { spots, hits, paysBps } of rule.paytable) {
    const problem = (message: string) => context.addIssue({ code: "custom", message, path: ["paytable"] });
    if (hits > spots) problem(`${spots} spots cannot have ${hits} hits`);
    if (rows.has(`${spots}/${hits}`)) problem(`${hits} hits of ${spots} spots are listed twice`);
    rows.add(`${spots}/${hits}`);
    if ((rule.stake.stepMinor * BigInt(paysBps)) % 10_000n !== 0n) {
      problem("every step of the stake must win a whole number of minor units");
    }
  }
  if (rule.drawn >= rule.pool) {
    context.addIssue({
      code: "custom",
      message: "more numbers are drawn than the pool has",
      path: ["drawn"],
    });
  }
});
export type KenoRule = z.output<typeof kenoRuleSchema>;

const kenoNumberSchema = z.int().min(1).max(KENO_POOL_MAX);

const kenoPicksSchema = z.strictObject({
  numbers: z.array(kenoNumberSchema).min(1).max(SPOTS_MAX).transform(ascending),
});
export type KenoPicks = z.output<typeof kenoPicksSchema>;

const kenoBetTypeSchema = z.literal("spots");
export type KenoBetType = z.infer<typeof kenoBetTypeSchema>;

export const kenoLineSchema = z.strictObject({
  kind: z.literal("keno"),
  betType: kenoBetTypeSchema,
  picks: kenoPicksSchema,
  stakeMinor: stakeMinorSchema,
});
export type KenoLine = z.output<typeof kenoLineSchema>;

export const kenoResultSchema = z.strictObject({
  kind: z.literal("keno"),
  numbers: z.array(kenoNumberSchema).max(40).transform(ascending),
});
export type KenoResult = z.output<typeof kenoResultSchema>;
