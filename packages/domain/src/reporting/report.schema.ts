import { z } from "zod";

/** A report over a longer time is several reports: each stays a query of seconds. */
const DAYS_MAX = 366;

/** Local dates, both included. */
export const dailySalesQuerySchema = z
  .strictObject({ fromOn: z.iso.date(), toOn: z.iso.date() })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, { path: ["toOn"], error: "toOn is before fromOn" })
  .refine(({ fromOn, toOn }) => Date.parse(toOn) - Date.parse(fromOn) < DAYS_MAX * 86_400_000, {
    path: ["toOn"],
    error: `more than ${DAYS_MAX} days`,
  });
export type DailySalesQuery = z.infer<typeof dailySalesQuerySchema>;

/** One game on one date of the game's zone. Each figure belongs to the date on which it happened. */
export interface DailySalesRow {
  /** `YYYY-MM-DD`. */
  soldOn: string;
  gameId: string;
  gameName: string;
  currency: string;
  tickets: bigint;
  lines: bigint;
  stakeMinor: bigint;
  /** Stake of draws that were cancelled. */
  refundedMinor: bigint;
  /** Prizes of draws that were published. */
  prizesMinor: bigint;
  /** Prizes that reached players, before tax. */
  paidMinor: bigint;
  /** Claims that were opened. */
  claims: bigint;
}

/** "Today" and the hours of the series are those of this IANA zone. */
export const dashboardQuerySchema = z.strictObject({
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC"),
});
export type DashboardQuery = z.infer<typeof dashboardQuerySchema>;

export interface HourlySales {
  gameId: string;
  /** Start of the hour. */
  hourAt: Date;
  tickets: bigint;
  stakeMinor: bigint;
}

export interface GameSales {
  gameId: string;
  gameName: string;
  currency: string;
  tickets: bigint;
  stakeMinor: bigint;
}

export interface DashboardDraw {
  id: string;
  gameId: string;
  gameName: string;
  number: number;
  state: string;
  currency: string;
  cutoffAt: Date;
  publishAt: Date;
  sold: bigint;
  stakeMinor: bigint;
  /** The part of the stake that becomes prizes. */
  poolMinor: bigint;
  /** What one winner of the jackpot would get, by sales so far; null in a game without one. */
  jackpotMinor: bigint | null;
}

export interface Dashboard {
  now: Date;
  sales: GameSales[];
  salesByHour: HourlySales[];
  /** Today's draws: what still lives, then the latest that ended; at most 100. */
  draws: DashboardDraw[];
  paidToday: { currency: string; payouts: bigint; grossMinor: bigint }[];
  signUpsToday: bigint;
  claimsWaiting: bigint;
  approvalsWaiting: bigint;
  paymentsInDoubt: bigint;
  /** What the worker has not sent on yet. */
  outbox: { depth: bigint; oldestMs: number };
  /** Since the start of today. */
  significantEvents: { severity: string; count: bigint }[];
  clockOffsetMostMs: number;
}
