import type { Redis } from "ioredis";
import type { Logger } from "pino";
import { systemErrors } from "../errors/system.errors.ts";
import { networkOf } from "./network-of.ts";

/** What a stranger may try, each counted by itself. */
export type Attempt = "player-sign-in" | "staff-sign-in" | "sign-up";

export interface AttemptLimitOptions {
  redis: Pick<Redis, "multi">;
  logger: Logger;
  /** Of one kind, from one address, within a minute. */
  perMinute: number;
}

interface Count {
  attempts: number;
  /** Until the minute of the first one is over. */
  remainingMs: number;
}

const WINDOW_MS = 60_000;
/** A healthy Redis answers within one; who signs in does not wait longer for one that hangs. */
const ANSWER_WITHIN_MS = 250;
/** Addresses remembered while Redis is away; beyond it the count starts anew rather than grow for ever. */
const REMEMBERED_MAX = 10_000;

/**
 * How often one address may try to sign in or up, over all processes of the site. Each try costs a password hash, so that a caller who
 * may try without end stops everybody; the lock of an account after failures does not see who tries many accounts. Counted in Redis;
 * while that is away each process counts by itself, because a limit that is off when something breaks is no limit.
 */
export class AttemptLimit {
  readonly #options: AttemptLimitOptions;
  readonly #own = new Map<string, { attempts: number; untilMs: number }>();

  constructor(options: AttemptLimitOptions) {
    this.#options = options;
  }

  /** Counts one attempt. @throws system.rate_limited with `retryAfterS` */
  async take(attempt: Attempt, address: string): Promise<void> {
    const key = `sortes:attempts:${attempt}:${networkOf(address)}`;
    const { attempts, remainingMs } = await this.#count(key);
    if (attempts <= this.#options.perMinute) return;
    throw systemErrors.rate_limited({ details: { retryAfterS: Math.ceil(remainingMs / 1_000) } });
  }

  async #count(key: string): Promise<Count> {
    try {
      return await this.#countInRedis(key);
    } catch (err) {
      this.#options.logger.debug({ err }, "attempts are counted without redis");
      return this.#countHere(key);
    }
  }

  async #countInRedis(key: string): Promise<Count> {
    const answer = this.#options.redis.multi().incr(key).pexpire(key, WINDOW_MS, "NX").pttl(key).exec();
    const replies = await within(ANSWER_WITHIN_MS, answer);
    const [attempts, , remainingMs] = (replies ?? []).map(([error, value]) => {
      if (error) throw error;
      return Number(value);
    });
    if (attempts === undefined || remainingMs === undefined) throw new Error("redis dropped the transaction");
    return { attempts, remainingMs };
  }

  #countHere(key: string): Count {
    const nowMs = performance.now();
    const known = this.#own.get(key);
    const isOver = known === undefined || known.untilMs <= nowMs;
    if (isOver && this.#own.size >= REMEMBERED_MAX) this.#own.clear();
    const count = isOver ? { attempts: 0, untilMs: nowMs + WINDOW_MS } : known;
    count.attempts += 1;
    this.#own.set(key, count);
    return { attempts: count.attempts, remainingMs: count.untilMs - nowMs };
  }
}

function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
