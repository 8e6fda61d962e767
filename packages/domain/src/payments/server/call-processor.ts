import type { PaymentProcessor, ProcessorStanding } from "../payment.types.ts";

/** What the use-cases of this concept stand on. */
export interface PaymentPorts {
  processor: PaymentProcessor;
  /** How long to wait for the processor's answer; `ANSWER_WITHIN_MS` unless said. */
  answerWithinMs?: number;
}

/** Longer than a bank's own time-out for an authorisation; a person still looks at the page. */
export const ANSWER_WITHIN_MS = 10_000;

/**
 * Calls the processor outside any transaction and waits so long and no longer. An error is not an answer: whatever is thrown,
 * and silence too, comes back as `unknown`, because the money may have moved.
 */
export async function callProcessor(
  { answerWithinMs = ANSWER_WITHIN_MS }: PaymentPorts,
  call: (signal: AbortSignal) => Promise<ProcessorStanding>,
): Promise<ProcessorStanding> {
  const signal = AbortSignal.timeout(answerWithinMs);
  try {
    return await untilAborted(signal, () => call(signal));
  } catch (error) {
    return { outcome: "unknown", reason: isTimeout(error) ? "timeout" : "unreachable" };
  }
}

/** Waits for an answer until the caller has stopped waiting, whether or not who is called heeds the signal. */
export async function untilAborted<Answer>(
  signal: AbortSignal,
  call: () => Promise<Answer>,
): Promise<Answer> {
  signal.throwIfAborted();
  const silence = Promise.withResolvers<never>();
  const stop = (): void => silence.reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([call(), silence.promise]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError");
