import { LRUCache } from "lru-cache";
import type { LeaseStore } from "./lease-store.ts";

export interface RatePolicy {
  /** As the `RateLimit` header names it. */
  name: string;
  limit: number;
  windowMs: number;
}

export interface RateDecision {
  isAllowed: boolean;
  remaining: number;
  /** Until the window ends, whole seconds. */
  resetS: number;
}

interface Window {
  startMs: number;
  /** What this process may admit in the window: its credit and what it leased. */
  allowed: number;
  used: number;
  /** Left for all processes, when last asked. */
  left: number;
  asking: Promise<void> | undefined;
  /** Some of the credit is not in the store's count yet. */
  isCreditOpen: boolean;
  isSpent: boolean;
}

/** Subjects of one minute; beyond it the ones not seen for longest start anew. */
const SUBJECTS_MAX = 200_000;
/** A tenth of the limit at a time: ten processes share a limit evenly, and most requests ask nobody. */
const LEASES_PER_LIMIT = 10;
/** Below this share of a limit a caller may want to slow down; above it the headers are only bytes. */
const TOLD_BELOW = 0.5;

/**
 * One limit over all processes, in fixed windows, without a round trip for most requests: each process has a lease's worth of
 * credit for a subject and takes further leases in the background before it has used up the last. So the limit may be passed by a
 * lease for each process, and never by more. Without the store each process holds the limit by itself.
 */
export class RateLimit {
  readonly policy: RatePolicy;
  readonly #store: LeaseStore;
  readonly #leaseSize: number;
  readonly #windows = new LRUCache<string, Window>({ max: SUBJECTS_MAX });

  constructor(policy: RatePolicy, store: LeaseStore) {
    this.policy = policy;
    this.#store = store;
    this.#leaseSize = Math.ceil(policy.limit / LEASES_PER_LIMIT);
  }

  /** Counts one request. Answers at once unless the process has used up its lease before the next one came. */
  take(subject: string, nowMs: number): RateDecision | Promise<RateDecision> {
    const window = this.#windowOf(subject, nowMs);
    if (window.used < window.allowed) return this.#admit(subject, window, nowMs);
    if (window.isSpent) return this.#decision(window, nowMs, false);
    return this.#ask(subject, window).then(() =>
      window.used < window.allowed
        ? this.#admit(subject, window, nowMs)
        : this.#decision(window, nowMs, false),
    );
  }

  /** Whether so much is left that there is nothing to tell the caller. */
  isQuiet({ remaining }: Pick<RateDecision, "remaining">): boolean {
    return remaining >= this.policy.limit * TOLD_BELOW;
  }

  /** Counts one request if that takes no question and leaves nothing to tell; otherwise counts nothing. */
  takeQuietly(subject: string, nowMs: number): boolean {
    const window = this.#windowOf(subject, nowMs);
    const isCovered = window.used < window.allowed && this.isQuiet({ remaining: remainingIn(window) });
    if (isCovered) this.#count(subject, window);
    return isCovered;
  }

  #windowOf(subject: string, nowMs: number): Window {
    const startMs = nowMs - (nowMs % this.policy.windowMs);
    const known = this.#windows.get(subject);
    if (known?.startMs === startMs) return known;
    const window: Window = {
      startMs,
      allowed: this.#leaseSize,
      used: 0,
      left: this.policy.limit - this.#leaseSize,
      asking: undefined,
      isCreditOpen: true,
      isSpent: false,
    };
    this.#windows.set(subject, window);
    return window;
  }

  #admit(subject: string, window: Window, nowMs: number): RateDecision {
    this.#count(subject, window);
    return this.#decision(window, nowMs, true);
  }

  #count(subject: string, window: Window): void {
    window.used += 1;
    const isRunningLow = window.allowed - window.used < this.#leaseSize / 2;
    if (isRunningLow && !window.isSpent && !window.asking) void this.#ask(subject, window);
  }

  #decision(window: Window, nowMs: number, isAllowed: boolean): RateDecision {
    return {
      isAllowed,
      remaining: remainingIn(window),
      resetS: Math.ceil((window.startMs + this.policy.windowMs - nowMs) / 1_000),
    };
  }

  #ask(subject: string, window: Window): Promise<void> {
    window.asking ??= this.#lease(subject, window).finally(() => {
      window.asking = undefined;
    });
    return window.asking;
  }

  async #lease(subject: string, window: Window): Promise<void> {
    const { name, limit, windowMs } = this.policy;
    const credit = window.isCreditOpen ? this.#leaseSize : 0;
    const wanted = this.#leaseSize + credit;
    const key = `sortes:rate:${name}:${subject}:${window.startMs}`;
    let granted: number;
    try {
      const taken = await this.#store.take(key, wanted, windowMs);
      granted = Math.min(wanted, Math.max(0, limit - (taken - wanted)));
      window.isCreditOpen = false;
      window.left = Math.max(0, limit - taken);
    } catch {
      // Nobody can say what the others admitted, so this process goes by its own count.
      granted = Math.min(wanted, limit - window.allowed + credit);
      window.left = Math.max(0, limit - window.allowed - granted + credit);
    }
    window.isSpent = granted < wanted;
    window.allowed += granted - credit;
  }
}

/** Of the limit, for all processes, as well as this one knows. */
const remainingIn = ({ allowed, used, left }: Window): number => Math.max(0, allowed - used + left);
