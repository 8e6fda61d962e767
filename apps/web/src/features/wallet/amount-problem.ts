import type { AmountReading } from "@sortes/ui";

/** What stands around the amount of a payment, in minor units. */
export type AmountBounds = {
  minMinor: bigint;
  maxMinor: bigint;
  /** The least that any deposit limit leaves; undefined without one. */
  limitLeftMinor?: bigint | undefined;
  /** What a withdrawal can take. */
  availableMinor?: bigint | undefined;
};

export type AmountProblem = "missing" | "unreadable" | "overBalance" | "overLimit" | "tooSmall" | "tooLarge";

/** Why an amount cannot be sent, told before it is: the server decides again. */
export function findAmountProblem(reading: AmountReading, bounds: AmountBounds): AmountProblem | undefined {
  if (!reading.ok) return reading.reason === "empty" ? "missing" : "unreadable";
  const { minor } = reading;
  const { availableMinor, limitLeftMinor } = bounds;
  if (availableMinor !== undefined && minor > availableMinor) return "overBalance";
  if (limitLeftMinor !== undefined && minor > limitLeftMinor) return "overLimit";
  if (minor < bounds.minMinor) return "tooSmall";
  return minor > bounds.maxMinor ? "tooLarge" : undefined;
}

/** The most of one payment: nobody withdraws what is not there. */
export function findMostMinor({ maxMinor, availableMinor }: AmountBounds): bigint {
  const isShort = availableMinor !== undefined && availableMinor < maxMinor;
  return isShort ? availableMinor : maxMinor;
}
