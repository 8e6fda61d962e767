import { describe, expect, it } from "vitest";
import type { GameResult } from "../games/index.ts";
import { decideEntries, entryBody, mayEnter } from "./entry.core.ts";

const saw = (...digits: number[]) => {
  const result: GameResult = { kind: "digits", digits };
  const body = entryBody(
    { gameId: "pick-3", drawId: "draw" },
    { role: "official-1", at: "2026-11-21T15:00:00.000000Z", sealHash: "0".repeat(64), result },
  );
  return { body, signature: "" };
};

describe("what two officials saw", () => {
  it("counts once both keyed in the same", () => {
    expect(decideEntries([[], []]).state).toBe("incomplete");
    expect(decideEntries([[saw(1, 2, 3)], []]).state).toBe("incomplete");
    expect(decideEntries([[saw(1, 2, 3)], [saw(1, 2, 3)]])).toMatchObject({
      state: "agree",
      result: { digits: [1, 2, 3] },
    });
  });

  it("differs until both have keyed in again", () => {
    const mistyped = [saw(1, 2, 4)];
    expect(decideEntries([mistyped, [saw(1, 2, 3)]]).state).toBe("differ");
    expect(decideEntries([[...mistyped, saw(1, 2, 3)], [saw(1, 2, 3)]]).state).toBe("incomplete");
    const [again, too] = [
      [...mistyped, saw(1, 2, 3)],
      [saw(1, 2, 3), saw(1, 2, 3)],
    ];
    expect(decideEntries([again, too]).state).toBe("agree");
  });

  it("is keyed in again only after a difference, one turn each", () => {
    expect(mayEnter(0, 0, { state: "incomplete" })).toBe(true);
    expect(mayEnter(1, 0, { state: "incomplete" })).toBe(false);
    expect(mayEnter(1, 1, { state: "differ" })).toBe(true);
    expect(mayEnter(2, 1, { state: "incomplete" })).toBe(false);
    expect(mayEnter(1, 1, { state: "agree", entries: [], result: { kind: "digits", digits: [1] } })).toBe(
      false,
    );
  });
});
