import { DAILY_645_RULE, PICK_3_RULE, parseRule } from "@sortes/domain/games";
import { expect, it } from "vitest";
import { diffRules, isSameRule } from "./rule-diff.ts";

const daily = parseRule(DAILY_645_RULE);

it("equal rules differ in nothing, whether amounts are numbers or text", () => {
  expect(diffRules(daily, parseRule({ ...DAILY_645_RULE, basePriceMinor: "100" }))).toEqual([]);
  expect(isSameRule(daily, parseRule({ ...DAILY_645_RULE }))).toBe(true);
});

it("names a changed tier, not its place in the list", () => {
  const [, ...rest] = DAILY_645_RULE.tiers;
  const first = { ...DAILY_645_RULE.tiers[0], prize: { kind: "pool", shareBps: 5_400 } };
  expect(diffRules(DAILY_645_RULE, { ...DAILY_645_RULE, tiers: [...rest, first] })).toEqual([
    { path: ["tiers", "match_6", "prize", "shareBps"], before: "5500", after: "5400" },
  ]);
});

it("shows what came and what went", () => {
  const { combo: _combo, ...bets } = PICK_3_RULE.bets;
  const changed = { ...PICK_3_RULE, bets, fixedPrizesCapMinor: 5n };
  expect(diffRules(PICK_3_RULE, changed)).toEqual([
    { path: ["bets", "combo"], before: "", after: undefined },
    { path: ["fixedPrizesCapMinor"], before: undefined, after: "5" },
  ]);
});
