import { expect, test } from "vitest";
import { KeptHourlySales } from "./kept-hourly-sales.ts";

function countedReads({ failures = 0 } = {}) {
  let reads = 0;
  let nowMs = 0;
  const kept = new KeptHourlySales(
    async () => {
      reads += 1;
      if (reads <= failures) throw new Error("no answer");
      return [];
    },
    () => nowMs,
  );
  return {
    kept,
    reads: () => reads,
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

test("consoles that ask at once or within ten seconds share one read", async () => {
  const { kept, reads, pass } = countedReads();
  await Promise.all(Array.from({ length: 50 }, () => kept.load("UTC")));
  pass(9_999);
  await kept.load("UTC");
  expect(reads()).toBe(1);
  pass(1);
  await Promise.all([kept.load("UTC"), kept.load("UTC")]);
  expect(reads()).toBe(2);
});

test("another time zone has other hours and is read by itself", async () => {
  const { kept, reads } = countedReads();
  await Promise.all([kept.load("UTC"), kept.load("Asia/Kathmandu"), kept.load("UTC")]);
  expect(reads()).toBe(2);
});

test("a read that failed is not kept", async () => {
  const { kept, reads } = countedReads({ failures: 1 });
  await expect(kept.load("UTC")).rejects.toThrow("no answer");
  await expect(kept.load("UTC")).resolves.toEqual([]);
  expect(reads()).toBe(2);
});
