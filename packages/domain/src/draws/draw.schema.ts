import { z } from "zod";

/** The steps that every draw takes, in order. */
export const drawLife = [
  "scheduled",
  "open",
  "closed",
  "sealed",
  "drawn",
  "verified",
  "published",
  "settled",
] as const;

/** Every state; `held` and `cancelled` stand beside the life of a draw. */
export const drawStates = [...drawLife, "held", "cancelled"] as const;
export const drawStateSchema = z.enum(drawStates);
export type DrawState = z.infer<typeof drawStateSchema>;

/** The states in which players may see a draw's result. Every read for players asks this list and no other. */
export const publicResultStates = ["published", "settled"] as const satisfies readonly DrawState[];

export const drawIdSchema = z.uuid();

const wallClockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Once a day on the game's wall clock. `days` are ISO weekdays, Monday = 1; absent means every day. */
const dailyScheduleSchema = z
  .strictObject({
    kind: z.literal("daily"),
    cutoffTime: wallClockSchema,
    publishTime: wallClockSchema,
    days: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
  })
  .refine((schedule) => schedule.cutoffTime < schedule.publishTime, {
    error: "a draw is published after its cutoff, on the same day",
    path: ["publishTime"],
  });

/** Every `minutes` minutes, on the hour's own grid: a divisor of 60 keeps that grid in every time zone and on every day. */
const intervalScheduleSchema = z
  .strictObject({
    kind: z.literal("every"),
    minutes: z.int().min(1).max(60),
    publishDelayS: z.int().min(1).max(3_600),
  })
  .refine((schedule) => 60 % schedule.minutes === 0, {
    error: "the minutes must divide an hour",
    path: ["minutes"],
  });

export const scheduleSchema = z.discriminatedUnion("kind", [dailyScheduleSchema, intervalScheduleSchema]);
export type DrawSchedule = z.output<typeof scheduleSchema>;

/** A draw as its row says, without the result. */
export interface Draw {
  id: string;
  gameId: string;
  /** Counts up per game. */
  number: number;
  ruleVersionId: string;
  state: DrawState;
  /** ISO 4217. */
  currency: string;
  opensAt: Date;
  cutoffAt: Date;
  publishAt: Date;
  graceMs: number;
  /** Tickets sold; the serial of the last one. */
  sold: bigint;
  lines: bigint;
  stakeMinor: bigint;
  /** The estimate shown while selling. */
  jackpotMinor: bigint;
  rolloverCount: number;
  /** Set while held: the state a release goes back to. */
  heldFrom: DrawState | null;
  heldReason: string | null;
  closedAt: Date | null;
  publishedAt: Date | null;
  settledAt: Date | null;
}
