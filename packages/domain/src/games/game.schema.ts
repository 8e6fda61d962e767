import { z } from "zod";
import { digitsLineSchema, digitsResultSchema, digitsRuleSchema } from "./digits.schema.ts";
import { kenoLineSchema, kenoResultSchema, kenoRuleSchema } from "./keno.schema.ts";
import { matrixLineSchema, matrixResultSchema, matrixRuleSchema } from "./matrix.schema.ts";

/** Raffle and instant games are not number games and have no rule here. */
export const gameKindSchema = z.enum(["matrix", "digits", "keno"]);
export type GameKind = z.infer<typeof gameKindSchema>;

/**
 * The whole of a game's rules as configuration. Amounts are accepted as bigint, integer string or safe integer; shares
 * and multipliers are basis points.
 */
export const ruleSchema = z.discriminatedUnion("kind", [matrixRuleSchema, digitsRuleSchema, kenoRuleSchema]);
export type GameRule = z.output<typeof ruleSchema>;
/** A rule as it may be written down, before parsing: in JSON, amounts are decimal strings. */
export type GameRuleInput = z.input<typeof ruleSchema>;

/**
 * One bet of a ticket: a bet type, its picks and `stakeMinor`, the stake on each combination. The picks come out in
 * canonical order, so equal lines have equal canonical JSON whatever the order in which they were picked.
 */
export const lineSchema = z.discriminatedUnion("kind", [matrixLineSchema, digitsLineSchema, kenoLineSchema]);
export type Line = z.output<typeof lineSchema>;
export type BetType = Line["betType"];
export type Picks = Line["picks"];

/** The numbers drawn, in canonical order. */
export const resultSchema = z.discriminatedUnion("kind", [
  matrixResultSchema,
  digitsResultSchema,
  kenoResultSchema,
]);
export type GameResult = z.output<typeof resultSchema>;

/** `submitted` waits for a second person, who publishes or rejects it. Nothing changes after that. */
export const ruleVersionStateSchema = z.enum(["draft", "submitted", "published", "rejected"]);
export type RuleVersionState = z.infer<typeof ruleVersionStateSchema>;

/** A numbered, immutable set of rules of one game. Every draw and every ticket pins the version it was sold under. */
export const ruleVersionSchema = z
  .object({
    id: z.uuid(),
    gameId: z.string().min(1),
    version: z.int().positive(),
    state: ruleVersionStateSchema,
    rule: ruleSchema,
    createdBy: z.string().min(1),
    approvedBy: z.string().min(1).nullable(),
    publishedAt: z.date().nullable(),
  })
  .refine((version) => version.state !== "published" || version.approvedBy !== null, {
    error: "a published version names who approved it",
    path: ["approvedBy"],
  })
  .refine((version) => version.approvedBy !== version.createdBy, {
    error: "a rule version is approved by a second person",
    path: ["approvedBy"],
  });
export type RuleVersion = z.output<typeof ruleVersionSchema>;
