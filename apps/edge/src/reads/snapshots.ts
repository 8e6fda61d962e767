import { createHash } from "node:crypto";
import { toJson } from "@sortes/db";
import { isDatabaseUnavailable } from "@sortes/db/errors";
import { LRUCache } from "lru-cache";

/** An answer as it goes out: made once, sent many times. */
export interface Snapshot {
  /** A text, because Node sends head and text in one write, and head and bytes in two: half of what such an answer costs. */
  body: string;
  bytes: string;
  etag: string;
}

interface Kept extends Snapshot {
  loadedAtMs: number;
  version: number;
}

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

  /** @throws what `load` throws, when nothing is kept that could be sent instead. */
  get(key: string, load: () => Promise<unknown>): Snapshot | Promise<Snapshot> {
    const kept = this.#kept.get(key);
    if (!kept || kept.version !== this.#version) return this.#load(key, load, kept);
    const ageMs = this.#readClockMs() - kept.loadedAtMs;
    if (ageMs <= FRESH_MS) return kept;
    const loading = this.#load(key, load, kept);
    if (ageMs > STALE_MS) return loading;
    // Whoever asks next hears of the failure, if it lasts.
    loading.catch(() => undefined);
    return kept;
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
      const body = toJson(await load());
      const bytes = String(Buffer.byteLength(body));
      const snapshot = { body, bytes, etag: etagOf(body), loadedAtMs, version };
      this.#kept.set(key, snapshot);
      return snapshot;
    } catch (error) {
      const isUseful = kept && loadedAtMs - kept.loadedAtMs < KEPT_WITHOUT_DATABASE_MS;
      if (isUseful && isDatabaseUnavailable(error)) return kept;
      throw error;
    }
  }
}

function etagOf(body: string): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
}
