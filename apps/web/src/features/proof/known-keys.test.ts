import { expect, test } from "vitest";
import { isStrange, type KeyStorage, pinsFor, readKnownKeys, trustKeys } from "./known-keys.ts";

function memory(): KeyStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
  };
}

const first = { drawKey: "d1", logKey: "l1" };
const replaced = { drawKey: "d2", logKey: "l1" };

test("a browser that knows no key pins none", () => {
  expect(pinsFor(memory(), first)).toEqual([]);
  expect(isStrange(memory(), first)).toBe(false);
});

test("a key that is not known is strange, and the known one is pinned against it", () => {
  const storage = memory();
  trustKeys(storage, first, "2026-11-21T10:00:00.000Z");
  expect(isStrange(storage, first)).toBe(false);
  expect(isStrange(storage, replaced)).toBe(true);
  expect(pinsFor(storage, replaced)).toEqual(["d1", "l1"]);
});

test("after a replaced key is trusted, files of both keys can be verified", () => {
  const storage = memory();
  trustKeys(storage, first, "2026-11-21T10:00:00.000Z");
  trustKeys(storage, replaced, "2026-11-22T10:00:00.000Z");
  expect(pinsFor(storage, first)).toEqual(["d1", "l1"]);
  expect(pinsFor(storage, replaced)).toEqual(["d2", "l1"]);
  expect(readKnownKeys(storage, "logKey")).toEqual([{ key: "l1", seenAt: "2026-11-21T10:00:00.000Z" }]);
});
