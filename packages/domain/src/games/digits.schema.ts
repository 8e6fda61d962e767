import { stakeMinorSchema } from "@sortes/domain/money";
import { z } from "zod";
import {
  ascending,
  liabilityLimitSchema,
  paysBpsSchema,
  ruleBaseShape,
  stakeRangeSchema,
} from "./rule-parts.schema.ts";

/** The ways in which the digits of a box bet can fall, by their repetitions: 112 has 3, 123 has 6. */
export const boxWaysSchema = z.literal([3, 4, 6, 12, 24]);
export type BoxWays = z.infer<typeof boxWaysSchema>;

/** The ways that numbers of three and of four digits have, all-equal digits aside (they cannot be boxed). */
export const BOX_WAYS_BY_COUNT: Readonly<Record<3 | 4, readonly BoxWays[]>> = {
  3: [3, 6],
  4: [4, 6, 12, 24],
};

const boxPaysSchema = z.array(z.strictObject({ ways: boxWaysSchema, paysBps: paysBpsSchema })).min(1);

const digitsRuleFields = z.strictObject({
  kind: z.literal("digits"),
  ...ruleBaseShape,
  count: z.literal([3, 4]),
  stake: stakeRangeSchema,
  /** Every bet that is present is offered. Multipliers are of the whole stake of one play. */
  bets: z.strictObject({
    straight: z.strictObject({ paysBps: paysBpsSchema }).optional(),
    box: z.strictObject({ pays: boxPaysSchema }).optional(),
    /** Half the stake plays straight, half plays box, each at its own multiplier. */
    straight_box: z.strictObject({}).optional(),
    /** A straight play on every order of the digits; it costs that many stakes. */
    combo: z.strictObject({}).optional(),
    front_pair: z.strictObject({ paysBps: paysBpsSchema }).optional(),
    back_pair: z.strictObject({ paysBps: paysBpsSchema }).optional(),
  }),
  /** Per outcome of the draw. Absent: the game carries no limit of liability. */
  liability: liabilityLimitSchema.optional(),
});

export const digitsRuleSchema = digitsRuleFields.superRefine((rule, context) => {
  for (const problem of digitsProblems(rule)) context.addIssue({ code: "custom", message: problem });
});
export type DigitsRule = z.output<typeof digitsRuleSchema>;

function* digitsProblems(rule: z.output<typeof digitsRuleFields>): Generator<string> {
  const { bets, stake } = rule;
  if (Object.values(bets).every((bet) => bet === undefined)) yield "the rule offers no bet type";
  const needed = BOX_WAYS_BY_COUNT[rule.count];
  const ways = bets.box?.pays.map((pays) => pays.ways).toSorted((a, b) => a - b);
  if (ways && ways.join() !== needed.join())
    yield `box must state what ${needed.join(", ")} ways pay, once each`;
  if (bets.straight_box && !(bets.straight && bets.box)) yield "straight/box needs straight and box";
  if (bets.combo && !bets.straight) yield "combo needs straight";
  if (bets.straight_box && stake.stepMinor % 2n !== 0n) yield "straight/box needs an even step of the stake";
  const unitMinor = bets.straight_box ? stake.stepMinor / 2n : stake.stepMinor;
  const multipliers = [bets.straight, bets.front_pair, bets.back_pair, ...(bets.box?.pays ?? [])];
  for (const pays of multipliers) {
    if (pays && (unitMinor * BigInt(pays.paysBps)) % 10_000n !== 0n) {
      yield "every step of the stake must win a whole number of minor units";
    }
  }
}

const digitSchema = z.int().min(0).max(9);

/** All digits of the number, or the two of a pair bet. */
const digitsPicksSchema = z.strictObject({ digits: z.array(digitSchema).min(2).max(4) });
export type DigitsPicks = z.output<typeof digitsPicksSchema>;

export const digitsBetTypeSchema = z.enum([
  "straight",
  "box",
  "straight_box",
  "combo",
  "front_pair",
  "back_pair",
]);
export type DigitsBetType = z.infer<typeof digitsBetTypeSchema>;

export const digitsLineSchema = z
  .strictObject({
    kind: z.literal("digits"),
    betType: digitsBetTypeSchema,
    picks: digitsPicksSchema,
    /** The stake of one play; a combo is as many plays as its digits have orders. */
    stakeMinor: stakeMinorSchema,
  })
  .transform((line) => {
    const isOrderless = line.betType === "box" || line.betType === "combo";
    return isOrderless ? { ...line, picks: { digits: ascending(line.picks.digits) } } : line;
  });
export type DigitsLine = z.output<typeof digitsLineSchema>;

/** Digits in the order drawn: the order is the result. */
export const digitsResultSchema = z.strictObject({
  kind: z.literal("digits"),
  digits: z.array(digitSchema).min(3).max(4),
});
export type DigitsResult = z.output<typeof digitsResultSchema>;
