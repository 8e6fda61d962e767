import { DAILY_645_RULE, PICK_3_RULE, parseRule, RAPID_KENO_RULE } from "@sortes/domain/games";
import { describe, expect, test } from "vitest";
import {
  betTypesOf,
  clearedDraft,
  type Draft,
  draftOf,
  emptyDraft,
  filledDraft,
  readDraft,
  sizesOf,
  withBetType,
} from "./draft.ts";

const daily = parseRule(DAILY_645_RULE);
const pick3 = parseRule(PICK_3_RULE);
const keno = parseRule(RAPID_KENO_RULE);
const rules = [daily, pick3, keno];

/** Always the lowest choice: a draft filled with it is the same every time. */
const lowest = () => 0;

test("a quick pick of every bet of every game is a line that the rule accepts", () => {
  for (const rule of rules) {
    for (const betType of betTypesOf(rule)) {
      const draft = filledDraft(rule, emptyDraft(rule, betType), lowest);
      expect(readDraft(rule, draft), `${rule.kind} ${betType}`).toMatchObject({ state: "ready" });
    }
  }
});

test("a line that goes back to the picker comes out as the same line", () => {
  for (const rule of rules) {
    for (const betType of betTypesOf(rule)) {
      const reading = readDraft(rule, filledDraft(rule, emptyDraft(rule, betType), lowest));
      if (reading.state !== "ready") throw new Error("not ready");
      expect(readDraft(rule, draftOf(reading.line))).toEqual(reading);
    }
  }
});

describe("what is picked already", () => {
  test("stays when chance fills up the rest", () => {
    const draft: Draft = { ...(emptyDraft(daily) as Extract<Draft, { kind: "matrix" }>), main: [40, 41] };
    const filled = filledDraft(daily, draft, lowest);
    expect(filled).toMatchObject({ main: [1, 2, 3, 4, 40, 41] });
  });

  test("is counted until the line is whole", () => {
    const draft = emptyDraft(pick3, "front_pair");
    expect(readDraft(pick3, draft)).toEqual({ state: "incomplete", missing: 2 });
  });

  test("is refused with the rule's reason where the bet cannot be played on it", () => {
    const box: Draft = { kind: "digits", betType: "box", digits: [7, 7, 7], stakeMinor: 100n };
    expect(readDraft(pick3, box)).toMatchObject({
      state: "refused",
      error: { code: "game.digits_all_equal" },
    });
  });
});

test("a banker bet without a banker is not whole, however many numbers it has", () => {
  const draft: Draft = {
    kind: "matrix",
    betType: "banker",
    size: 7,
    main: [1, 2, 3, 4, 5, 6, 7],
    bonus: [],
    bankers: [],
  };
  expect(readDraft(daily, draft)).toEqual({ state: "incomplete", missing: 1 });
  expect(readDraft(daily, filledDraft(daily, draft, lowest))).toMatchObject({ state: "ready" });
});

test("a system is priced by its combinations", () => {
  if (daily.kind !== "matrix") throw new Error("another kind");
  expect(sizesOf(daily, "system")).toEqual([7, 8, 9, 10, 11, 12]);
  const draft = { ...emptyDraft(daily, "system"), size: 8 } as Draft;
  const reading = readDraft(daily, filledDraft(daily, draft, lowest));
  expect(reading).toMatchObject({ state: "ready", combinations: 28n, priceMinor: 2800n });
});

test("stake and size outlive clearing and the choice of another bet", () => {
  const digits: Draft = { kind: "digits", betType: "straight", digits: [1, 2, 3], stakeMinor: 350n };
  expect(clearedDraft(pick3, digits)).toMatchObject({ digits: [null, null, null], stakeMinor: 350n });
  expect(withBetType(pick3, digits, "back_pair")).toMatchObject({ digits: [null, null], stakeMinor: 350n });
  const spots: Draft = { kind: "keno", betType: "spots", size: 3, numbers: [1], stakeMinor: 500n };
  expect(clearedDraft(keno, spots)).toEqual({ ...spots, numbers: [] });
});
