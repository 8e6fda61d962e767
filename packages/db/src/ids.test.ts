import { describe, expect, test } from "vitest";
import { createIds } from "./ids.ts";

describe("ids", () => {
  test("are version 7, start at the given instant, sort as taken and never repeat, also past the counter", () => {
    const next = createIds(new Date("2026-11-21T14:59:59.999Z"));
    const ids = Array.from({ length: 10_000 }, next);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids[0]?.slice(0, 13).replace("-", "")).toBe(
      Date.parse("2026-11-21T14:59:59.999Z").toString(16).padStart(12, "0"),
    );
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
