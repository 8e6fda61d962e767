import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll } from "cockatiel";

/** Takes requests out of what all processes together may admit. */
export interface LeaseStore {
  /** How many were taken under this key in its window, with these. @throws when nobody can say. */
  take(key: string, count: number, windowMs: number): Promise<number>;
  isAvailable(): boolean;
}

/** What counting needs of a Redis. */
interface Counters {
  incrby(key: string, count: number): Promise<number>;
  pexpire(key: string, ms: number): Promise<number>;
}

/** A Redis that fails three times in a row is left alone for two seconds: asking it would only slow every request down. */
const FAILURES_MAX = 3;
const LEFT_ALONE_MS = 2_000;

/** Counts in Redis, behind a circuit breaker. A key outlives its window by one, for clocks that differ. */
export function createLeaseStore(redis: Counters): LeaseStore {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: LEFT_ALONE_MS,
    breaker: new ConsecutiveBreaker(FAILURES_MAX),
  });
  return {
    isAvailable: () => breaker.state === CircuitState.Closed,
    take: (key, count, windowMs) =>
      breaker.execute(async () => {
        const [taken] = await Promise.all([redis.incrby(key, count), redis.pexpire(key, windowMs * 2)]);
        return taken;
      }),
  };
}
