import { describe, expect, it } from "vitest";
import { parseRule } from "./game.core.ts";
import { PICK_3_RULE } from "./presets.ts";
import { computeRuleHash, ruleContradictions } from "./rule-hash.core.ts";

const rule = parseRule(PICK_3_RULE);

describe("a rule's hash", () => {
  it("is the same however the rule was written down", () => {
    const reversed = Object.fromEntries(Object.entries(PICK_3_RULE).reverse());
    expect(computeRuleHash(parseRule(reversed))).toBe(computeRuleHash(rule));
  });

  it("changes with any amount in it", () => {
    const dearer = parseRule({ ...PICK_3_RULE, stake: { ...PICK_3_RULE.stake, maxMinor: 30_00n } });
    expect(computeRuleHash(dearer)).not.toBe(computeRuleHash(rule));
  });
});

describe("a rule and its game", () => {
  it("agree, or every field in which they differ is named", () => {
    expect(ruleContradictions(rule, { kind: "digits", currency: "EUR" })).toEqual([]);
    expect(ruleContradictions(rule, { kind: "keno", currency: "USD" })).toEqual(["kind", "currency"]);
  });
});
