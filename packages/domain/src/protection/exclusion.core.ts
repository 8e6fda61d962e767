import { Temporal } from "temporal-polyfill";
import type { ExclusionRequest, ExclusionSpan } from "./protection.schema.ts";

/** When an exclusion that begins now ends; null is never. Days are of 24 hours, months the calendar's. */
export function decideExclusionEnd(request: ExclusionRequest, now: Date, timeZone: string): Date | null {
  const start = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  if (request.kind === "cool_off") {
    return new Date(start.add({ hours: request.days * 24 }).epochMilliseconds);
  }
  if (request.months === null) {
    return null;
  }
  const end = start.toZonedDateTimeISO(timeZone).add({ months: request.months });
  return new Date(end.epochMilliseconds);
}

/** The exclusion that keeps the player out longest, of those in force. A shorter one added later shortens nothing. */
export function currentExclusion<Span extends ExclusionSpan>(
  exclusions: readonly Span[],
  now: Date,
): Span | undefined {
  return exclusions
    .filter(({ startsAt, endsAt }) => startsAt <= now && (endsAt === null || now < endsAt))
    .toSorted((one, other) => endOf(other) - endOf(one))[0];
}

const endOf = ({ endsAt }: ExclusionSpan): number => endsAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
