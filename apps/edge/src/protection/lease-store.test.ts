import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLeaseStore } from "./lease-store.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Redis as the store uses it: it counts, or it is away. */
function fakeRedis() {
  let isAway = false;
  const incrby = vi.fn(async (_key: string, count: number) => {
    if (isAway) throw new Error("away");
    return count;
  });
  return {
    redis: { incrby, pexpire: async () => 1 },
    asked: () => incrby.mock.calls.length,
    setAway: (away: boolean) => {
      isAway = away;
    },
  };
}

test("a Redis that failed three times is left alone, asked once later, and used again when it answers", async () => {
  const { redis, asked, setAway } = fakeRedis();
  const store = createLeaseStore(redis);
  const take = () => store.take("key", 5, 60_000).catch(() => "nobody can say");
  expect(await take()).toBe(5);
  setAway(true);
  for (let count = 0; count < 10; count += 1) expect(await take()).toBe("nobody can say");
  expect([asked(), store.isAvailable()]).toEqual([4, false]);

  vi.advanceTimersByTime(2_000);
  for (let count = 0; count < 10; count += 1) expect(await take()).toBe("nobody can say");
  expect([asked(), store.isAvailable()]).toEqual([5, false]);

  setAway(false);
  vi.advanceTimersByTime(2_000);
  expect([await take(), await take(), store.isAvailable()]).toEqual([5, 5, true]);
});
