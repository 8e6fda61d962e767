import { LINES_MAX } from "@sortes/domain/betting";
import { type Line, PICK_3_RULE, parseRule } from "@sortes/domain/games";
import { expect, test } from "vitest";
import {
  chosenDraws,
  emptySlip,
  readSlip,
  reduceSlip,
  type Slip,
  type SlipAction,
  writeSlip,
} from "./slip.ts";

const rule = parseRule(PICK_3_RULE);

const straight = (...digits: number[]): Line => ({
  kind: "digits",
  betType: "straight",
  picks: { digits },
  stakeMinor: 100n,
});

const after = (...actions: SlipAction[]): Slip =>
  actions.reduce((slip, action) => reduceSlip(rule, slip, action), emptySlip(rule));

const draftWith = (...digits: number[]): SlipAction => ({
  type: "draft",
  draft: { kind: "digits", betType: "straight", digits, stakeMinor: 100n },
});

test("a finished draft becomes a line and leaves an empty one behind", () => {
  const slip = after(draftWith(1, 2, 3), { type: "keep" });
  expect(slip.lines).toEqual([{ id: 1, line: straight(1, 2, 3) }]);
  expect(slip.draft).toMatchObject({ digits: [null, null, null] });
});

test("a draft that is not a line yet is not kept", () => {
  expect(after({ type: "keep" }).lines).toEqual([]);
});

test("an edited line is replaced in its place", () => {
  const slip = after(
    { type: "add", lines: [straight(1, 1, 1), straight(2, 2, 2)] },
    { type: "edit", id: 1 },
    draftWith(9, 9, 9),
    { type: "keep" },
  );
  expect(slip.lines.map(({ line }) => line)).toEqual([straight(9, 9, 9), straight(2, 2, 2)]);
  expect(slip.editingId).toBeNull();
});

test("a line removed while it is edited comes back as a new one", () => {
  const slip = after(
    { type: "add", lines: [straight(1, 1, 1)] },
    { type: "edit", id: 1 },
    { type: "remove", id: 1 },
    { type: "keep" },
  );
  expect(slip.lines).toEqual([{ id: 1, line: straight(1, 1, 1) }]);
});

test("a slip holds no more lines than one purchase takes", () => {
  const lines = Array.from({ length: LINES_MAX + 5 }, () => straight(1, 2, 3));
  expect(after({ type: "add", lines }).lines).toHaveLength(LINES_MAX);
});

test("a slip that was written comes back with its lines and choices", () => {
  const written = after(
    { type: "add", lines: [straight(4, 0, 7)] },
    { type: "drawCount", count: 3 },
    { type: "late", playNext: true },
  );
  const kept = readSlip(writeSlip(written));
  if (!kept) throw new Error("nothing was read");
  expect(after({ type: "restore", kept })).toEqual(written);
});

test("lines that the rules no longer accept are left behind", () => {
  const kept = readSlip(writeSlip(after({ type: "add", lines: [straight(1, 2, 3)] })));
  if (!kept) throw new Error("nothing was read");
  const [line] = kept.lines;
  if (!line) throw new Error("no line was read");
  const dearer = { ...line, stakeMinor: 1_000_000n } as Line;
  expect(after({ type: "restore", kept: { ...kept, lines: [line, dearer] } }).lines).toHaveLength(1);
});

test("whatever else is in the storage is no slip", () => {
  for (const text of [null, "", "{", "[]", '{"lines":[{"kind":"digits"}]}']) {
    expect(readSlip(text)).toBeUndefined();
  }
});

test("a slip plays so many draws from its first one on, and the next to close when that one is gone", () => {
  const open = ["a", "b", "c"].map((id) => ({ id }));
  expect(chosenDraws(open, { firstDrawId: "b", drawCount: 5 })).toEqual([{ id: "b" }, { id: "c" }]);
  expect(chosenDraws(open, { firstDrawId: "gone", drawCount: 1 })).toEqual([{ id: "a" }]);
});
