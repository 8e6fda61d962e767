import { describe, expect, it } from "vitest";
import type { LeaseStore } from "./lease-store.ts";
import { RateLimit } from "./rate-limit.ts";

const POLICY = { name: "bets", limit: 100, windowMs: 60_000 };
const NOW_MS = 1_800_000_000_000;

/** Counts as Redis does, and how often it was asked. */
function countingStore() {
  const counts = new Map<string, number>();
  let asked = 0;
  let isDown = false;
  const store: LeaseStore = {
    isAvailable: () => !isDown,
    take: async (key, count) => {
      asked += 1;
      if (isDown) throw new Error("away");
      counts.set(key, (counts.get(key) ?? 0) + count);
      return counts.get(key) ?? 0;
    },
  };
  return {
    store,
    asked: () => asked,
    goDown: () => {
      isDown = true;
    },
  };
}

async function admitted(limits: RateLimit[], requests: number, nowMs = NOW_MS): Promise<number> {
  let count = 0;
  for (let index = 0; index < requests; index += 1) {
    const limit = limits[index % limits.length] as RateLimit;
    if ((await limit.take("alice", nowMs)).isAllowed) count += 1;
  }
  return count;
}

describe("a rate limit", () => {
  it("admits exactly its limit when one process meets a flood", async () => {
    const { store } = countingStore();
    expect(await admitted([new RateLimit(POLICY, store)], 500)).toBe(100);
  });

  it("holds over several processes, give or take a lease for each", async () => {
    const { store } = countingStore();
    const processes = [1, 2, 3, 4].map(() => new RateLimit(POLICY, store));
    const count = await admitted(processes, 2_000);
    expect(count).toBeGreaterThanOrEqual(100);
    expect(count).toBeLessThanOrEqual(100 + 4 * 10);
  });

  it("asks the store for a few requests only, and for a quiet subject not at all", async () => {
    const { store, asked } = countingStore();
    const limit = new RateLimit(POLICY, store);
    await admitted([limit], 3);
    expect(asked()).toBe(0);
    await admitted([limit], 90);
    expect(asked()).toBeLessThanOrEqual(10);
  });

  it("holds in each process by itself while the store is away", async () => {
    const { store, goDown } = countingStore();
    goDown();
    expect(await admitted([new RateLimit(POLICY, store)], 500)).toBe(100);
  });

  it("begins anew with the next window, and says when that is", async () => {
    const { store } = countingStore();
    const limit = new RateLimit(POLICY, store);
    await admitted([limit], 200);
    expect(await limit.take("alice", NOW_MS + 20_000)).toEqual({
      isAllowed: false,
      remaining: 0,
      resetS: 40,
    });
    expect(await admitted([limit], 200, NOW_MS + 60_000)).toBe(100);
  });

  it("admits quietly while there is nothing to ask or to tell, and counts that with the rest", async () => {
    const { store } = countingStore();
    const limit = new RateLimit(POLICY, store);
    let quiet = 0;
    for (let request = 0; request < 200; request += 1) {
      if (limit.takeQuietly("alice", NOW_MS)) quiet += 1;
      await Promise.resolve();
    }
    expect(quiet).toBeGreaterThan(0);
    expect(quiet).toBeLessThanOrEqual(51);
    expect(quiet + (await admitted([limit], 500))).toBe(100);
  });

  it("counts each subject by itself", async () => {
    const { store } = countingStore();
    const limit = new RateLimit(POLICY, store);
    await admitted([limit], 500);
    expect((await limit.take("bob", NOW_MS)).isAllowed).toBe(true);
  });
});
