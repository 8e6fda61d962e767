import { createHash } from "node:crypto";
import { toJson } from "@sortes/db";
import { isDatabaseUnavailable } from "@sortes/db/errors";
import { LRUCache } from "lru-cache";
import { SECURITY_HEADERS } from "../protection/security-headers.ts";

/** An answer as it goes out: made once, sent many times. */
export interface Snapshot {
  /** A text, because Node sends head and text in one write; and ASCII only, because then it copies the text and encodes nothing. */
  body: string;
  validators: { etag: string; "cache-control": string };
  content: { "content-type": string; "content-length": string };
  /** All that is said to a program before the body, name after name and value, as `writeHead` takes it. */
  head: string[];
  headWithoutBody: string[];
}

interface Kept extends Snapshot {
  loadedAtMs: number;
  version: number;
}

/** Short, because sales move: long enough for a cache in front of us to take a storm of the same question. */
const CACHE_CONTROL = "public, max-age=1, stale-while-revalidate=5";
/** The slow poll: an event may be lost, and sales announce nothing. */
const FRESH_MS = 5_000;
/** Older ones are waited for; younger ones are sent while the next is loaded. */
const STALE_MS = 15_000;
/** While the database is away an old answer is better than none; older than this it misleads. */
const KEPT_WITHOUT_DATABASE_MS = 600_000;
/** Every game, day and page that people look at, and not every one that somebody can think of. */
const SNAPSHOTS_MAX = 2_000;

/** Public answers from memory. An event from the live stream makes all of them old; each is loaded once, whoever asks. */
export class Snapshots {
  readonly #kept = new LRUCache<string, Kept>({ max: SNAPSHOTS_MAX });
  readonly #loading = new Map<string, Promise<Snapshot>>();
  readonly #readClockMs: () => number;
  #version = 0;

  constructor({ readClockMs = () => performance.now() }: { readClockMs?: () => number } = {}) {
    this.#readClockMs = readClockMs;
  }

  /** Something public has changed: whoever asks from now on gets what is true after it. */
  expire(): void {
    this.#version += 1;
  }

  /** The answer, if it is in memory and fresh. */
  ready(key: string): Snapshot | undefined {
    const kept = this.#kept.get(key);
    return kept && this.#isCurrent(kept) && this.#ageMs(kept) <= FRESH_MS ? kept : undefined;
  }

  /** @throws what `load` throws, when nothing is kept that could be sent instead. */
  get(key: string, load: () => Promise<unknown>): Snapshot | Promise<Snapshot> {
    const kept = this.#kept.get(key);
    if (!kept || !this.#isCurrent(kept)) return this.#load(key, load, kept);
    const ageMs = this.#ageMs(kept);
    if (ageMs <= FRESH_MS) return kept;
    const loading = this.#load(key, load, kept);
    if (ageMs > STALE_MS) return loading;
    // Whoever asks next hears of the failure, if it lasts.
    loading.catch(() => undefined);
    return kept;
  }

  #isCurrent({ version }: Kept): boolean {
    return version === this.#version;
  }

  #ageMs({ loadedAtMs }: Kept): number {
    return this.#readClockMs() - loadedAtMs;
  }

  #load(key: string, load: () => Promise<unknown>, kept: Kept | undefined): Promise<Snapshot> {
    // What is being loaded already may have been read before the event: it is not what is asked for now.
    const name = `${this.#version} ${key}`;
    let loading = this.#loading.get(name);
    if (!loading) {
      loading = this.#fetch(key, load, kept).finally(() => this.#loading.delete(name));
      this.#loading.set(name, loading);
    }
    return loading;
  }

  async #fetch(key: string, load: () => Promise<unknown>, kept: Kept | undefined): Promise<Snapshot> {
    const version = this.#version;
    const loadedAtMs = this.#readClockMs();
    try {
      const snapshot = { ...snapshotOf(toJson(await load())), loadedAtMs, version };
      this.#kept.set(key, snapshot);
      return snapshot;
    } catch (error) {
      const isUseful = kept && loadedAtMs - kept.loadedAtMs < KEPT_WITHOUT_DATABASE_MS;
      if (isUseful && isDatabaseUnavailable(error)) return kept;
      throw error;
    }
  }
}

function snapshotOf(json: string): Snapshot {
  const body = json.replace(/[\u0080-\uffff]/g, escapeUnit);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const validators = { etag, "cache-control": CACHE_CONTROL };
  const content = {
    "content-type": "application/json; charset=utf-8",
    "content-length": String(body.length),
  };
  // Which answer a page of another origin gets depends on the origin; caches must know it of this one too.
  const headWithoutBody = Object.entries({ ...SECURITY_HEADERS, vary: "Origin", ...validators }).flat();
  return {
    body,
    validators,
    content,
    headWithoutBody,
    head: [...headWithoutBody, ...Object.entries(content).flat()],
  };
}

/** JSON means the same by a character and by its escape (RFC 8259 §7). */
const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
