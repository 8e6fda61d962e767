import { assertInvariant } from "../errors/index.ts";

/** One question about the time and its answer, all in ms since the epoch. */
export interface ClockSample {
  askedAtMs: number;
  databaseAtMs: number;
  answeredAtMs: number;
}

export interface ClockOffsetEstimate {
  /** Process clock minus database clock, whole ms: positive when the process is ahead. */
  offsetMs: number;
  /** Of the sample used: the estimate is wrong by half of it at most. */
  roundTripMs: number;
}

/**
 * Cristian's algorithm (1989): the database is taken to have read its clock half-way through the round trip. The quickest round
 * trip wins, since its error is the least.
 */
export function computeClockOffset(samples: readonly ClockSample[]): ClockOffsetEstimate {
  const [best] = [...samples].sort((a, b) => roundTripMs(a) - roundTripMs(b));
  assertInvariant(best !== undefined, "a clock offset needs a sample");
  const midwayMs = best.askedAtMs + roundTripMs(best) / 2;
  return {
    offsetMs: Math.round(midwayMs - best.databaseAtMs),
    roundTripMs: Math.round(roundTripMs(best)),
  };
}

const roundTripMs = (sample: ClockSample): number => sample.answeredAtMs - sample.askedAtMs;

/** Past this a regulator hears of it. */
export const OFFSET_ALARM_MS = 250;

/** An alarm is raised when the offset passes the bound, not again at every measurement while it lasts. */
export function decideOffsetAlarm(previousMs: number | undefined, currentMs: number): boolean {
  const wasBeyond = previousMs !== undefined && Math.abs(previousMs) > OFFSET_ALARM_MS;
  return Math.abs(currentMs) > OFFSET_ALARM_MS && !wasBeyond;
}

/** Past this a process's stamps are no evidence of when a request came. */
export const STAMP_OFFSET_MAX_MS = 100;
/** A measurement older than this says nothing about the clock now; it is repeated every few seconds. */
const STAMP_MEASURED_WITHIN_MS = 30_000;

/**
 * Whether a process may stamp requests for a draw's grace. Half the round trip counts as offset, because the estimate may be
 * wrong by that much.
 */
export function isStampTrusted(estimate: ClockOffsetEstimate | undefined, ageMs: number): boolean {
  if (!estimate || ageMs > STAMP_MEASURED_WITHIN_MS) return false;
  return Math.abs(estimate.offsetMs) + estimate.roundTripMs / 2 <= STAMP_OFFSET_MAX_MS;
}
