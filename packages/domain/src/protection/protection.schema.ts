import { z } from "zod";
import { amountMinorSchema } from "../money/index.ts";

export const limitKinds = ["deposit", "stake", "loss"] as const;
export type LimitKind = (typeof limitKinds)[number];
const limitKindSchema = z.enum(limitKinds);

/** 24 hours rolling, 7 days rolling, calendar month in the jurisdiction's zone. */
export const limitPeriods = ["day", "week", "month"] as const;
export type LimitPeriod = (typeof limitPeriods)[number];
const limitPeriodSchema = z.enum(limitPeriods);

export const limitRequestSchema = z.object({
  kind: limitKindSchema,
  period: limitPeriodSchema,
  /** Null takes the limit away, which is a loosening. */
  amountMinor: amountMinorSchema.nullable(),
});

/** A limit as stored; see `effectiveLimitMinor` for what it is worth now. */
export interface LimitValue {
  /** Null: none. */
  amountMinor: bigint | null;
  pendingAmountMinor: bigint | null;
  /** When the pending value takes over; null while nothing is pending. */
  pendingFrom: Date | null;
}

export interface LimitKey {
  kind: LimitKind;
  period: LimitPeriod;
}

export interface PlayerLimit extends LimitKey, LimitValue {}

/** What is left of a limit in its current period. Never below zero. */
export interface LimitRemaining extends LimitKey {
  limitMinor: bigint;
  remainingMinor: bigint;
}

export const exclusionKinds = ["cool_off", "self_exclusion"] as const;
export type ExclusionKind = (typeof exclusionKinds)[number];

export const COOL_OFF_DAYS_MAX = 42;
export const EXCLUSION_MONTHS_MIN = 6;
export const EXCLUSION_MONTHS_MAX = 60;

export const exclusionRequestSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("cool_off"), days: z.int().min(1).max(COOL_OFF_DAYS_MAX) }),
  z.object({
    kind: z.literal("self_exclusion"),
    /** Null is for ever. */
    months: z.int().min(EXCLUSION_MONTHS_MIN).max(EXCLUSION_MONTHS_MAX).nullable(),
  }),
]);
export type ExclusionRequest = z.infer<typeof exclusionRequestSchema>;

export interface Exclusion {
  id: string;
  kind: ExclusionKind;
  startsAt: Date;
  /** Null is for ever. */
  endsAt: Date | null;
  actorKind: string;
  actorId: string;
  reason: string;
}

export type ExclusionSpan = Pick<Exclusion, "kind" | "startsAt" | "endsAt">;
