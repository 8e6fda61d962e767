import {
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
  isBrokenCircuitError,
} from "cockatiel";
import type { DomainError } from "../../errors/index.ts";
import { beaconErrors } from "../beacon.errors.ts";
import type { BeaconChain, GenuineRound, RelayOutcome } from "../beacon.schema.ts";
import { askRelay, RelayFailure } from "./ask-relay.ts";

/** A relay that fails three times in a row is left alone for half a minute: waiting for it would delay every draw. */
const FAILURES_MAX = 3;
const LEFT_ALONE_MS = 30_000;

/** An honest relay answers in a fraction of it; three slow ones still leave time before players wonder. */
const ANSWER_WITHIN_MS = 3_000;

export interface BeaconClientOptions {
  chain: BeaconChain;
  /** Asked in this order until one gives a genuine answer. */
  relays: readonly string[];
  timeoutMs?: number;
}

/**
 * Asks a beacon's relays for the one round that a draw may use. It takes no relay's word: the round must be the one asked for
 * and its signature the beacon's. There is no way to ask for "the latest".
 */
export class BeaconClient {
  readonly #chain: BeaconChain;
  readonly #timeoutMs: number;
  readonly #relays: readonly { url: string; breaker: CircuitBreakerPolicy }[];

  constructor({ chain, relays, timeoutMs = ANSWER_WITHIN_MS }: BeaconClientOptions) {
    this.#chain = chain;
    this.#timeoutMs = timeoutMs;
    this.#relays = relays.map((url) => ({
      url,
      breaker: circuitBreaker(handleAll, {
        halfOpenAfter: LEFT_ALONE_MS,
        breaker: new ConsecutiveBreaker(FAILURES_MAX),
      }),
    }));
  }

  /** One try with each relay. @throws beacon.round_missing, beacon.unreachable, beacon.not_genuine */
  async fetchRound(round: number): Promise<GenuineRound> {
    const outcomes: Record<string, RelayOutcome> = {};
    for (const { url, breaker } of this.#relays) {
      try {
        const ask = () => askRelay(this.#chain, url, round, this.#timeoutMs);
        const signature = await breaker.execute(ask);
        outcomes[url] = signature === undefined ? "missing" : "genuine";
        if (signature !== undefined) return { round, signature, outcomes };
      } catch (error) {
        outcomes[url] = outcomeOf(error);
      }
    }
    throw refusalOf(round, outcomes);
  }
}

function outcomeOf(error: unknown): RelayOutcome {
  if (error instanceof RelayFailure) return error.outcome;
  if (isBrokenCircuitError(error)) return "left_alone";
  throw error;
}

function refusalOf(round: number, outcomes: Record<string, RelayOutcome>): DomainError {
  const seen = Object.values(outcomes);
  const details = { round, outcomes };
  if (seen.includes("forged") || seen.includes("wrong_round")) return beaconErrors.not_genuine({ details });
  if (seen.includes("missing")) return beaconErrors.round_missing({ details });
  return beaconErrors.unreachable({ details });
}
