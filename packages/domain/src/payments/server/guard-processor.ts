import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll } from "cockatiel";
import type { PaymentProcessor, ProcessorStanding } from "../payment.types.ts";
import { untilAborted } from "./call-processor.ts";

export interface ProcessorGuard {
  /** Called when it begins to be left alone, after each question that found it silent still, and when it is back. */
  onChange?: (isAvailable: boolean) => void;
  /** How long it is left alone before it is asked whether it is back; `LEFT_ALONE_MS` unless said. */
  leftAloneMs?: number;
}

/** Silences in a row. One card's bank may be slow; five payments of five people are the processor. */
const FAILURES_MAX = 5;
const LEFT_ALONE_MS = 10_000;
const PROBE_WITHIN_MS = 5_000;

/** No payment has it, so the answer is "never seen": it moves nothing and tells that somebody answers. */
const PROBE_REFERENCE = "00000000-0000-0000-0000-000000000000";

/**
 * A circuit breaker around a processor. After five silences in a row it counts as away: no payment is begun that would only come
 * to be in doubt, and nobody waits for an answer that does not come. From then on it is asked from time to time, by the sweep's
 * own questions about payments in doubt or by one about nothing; the first answer makes it available again. Whatever it answers,
 * a refusal too, is an answer.
 */
export function guardProcessor(processor: PaymentProcessor, guard: ProcessorGuard = {}): PaymentProcessor {
  const { onChange, leftAloneMs = LEFT_ALONE_MS } = guard;
  const breaker = circuitBreaker(handleAll.orWhenResult(isSilence), {
    halfOpenAfter: leftAloneMs,
    breaker: new ConsecutiveBreaker(FAILURES_MAX),
  });
  breaker.onBreak(() => onChange?.(false));
  breaker.onReset(() => onChange?.(true));
  const through = <Answer>(signal: AbortSignal, call: () => Promise<Answer>): Promise<Answer> =>
    breaker.execute(() => untilAborted(signal, call), signal);
  const ask: PaymentProcessor["ask"] = (reference, signal) =>
    through(signal, () => processor.ask(reference, signal));
  return {
    name: processor.name,
    charge: (request, signal) => through(signal, () => processor.charge(request, signal)),
    payOut: (request, signal) => through(signal, () => processor.payOut(request, signal)),
    ask,
    isAvailable: () => {
      if (breaker.state === CircuitState.Closed) return processor.isAvailable();
      // Refused by the breaker until its time has come. One question at once is enough, and nobody waits for it.
      if (breaker.state === CircuitState.Open) {
        ask(PROBE_REFERENCE, AbortSignal.timeout(PROBE_WITHIN_MS)).catch(() => undefined);
      }
      return false;
    },
  };
}

const isSilence = (answer: unknown): boolean => (answer as ProcessorStanding).outcome === "unknown";
