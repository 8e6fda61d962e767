import { describe, expect, test } from "vitest";
import { requireAtMostOne, requireOne, toArrayText, toCamelCase, toJson } from "./rows.ts";

describe("rows", () => {
  test("column names become camelCase, digits included", () => {
    expect(["id", "stake_minor", "sold_24h", "tier_1_count"].map(toCamelCase)).toEqual([
      "id",
      "stakeMinor",
      "sold24h",
      "tier1Count",
    ]);
  });

  test("a bigint in JSON keeps every digit", () => {
    expect(toJson({ stakeMinor: 9007199254740993n })).toBe('{"stakeMinor":"9007199254740993"}');
  });

  test("an array is written as Postgres reads it", () => {
    expect(toArrayText([])).toBe("{}");
    expect(toArrayText(["a b", "", "NULL", null, undefined, '{"k":"v\\n"}', "back\\slash"])).toBe(
      '{"a b","","NULL",NULL,NULL,"{\\"k\\":\\"v\\\\n\\"}","back\\\\slash"}',
    );
    expect(toArrayText([9007199254740993n, -1, 0.5, true])).toBe("{9007199254740993,-1,0.5,true}");
    expect(toArrayText([new Date(0)])).toBeUndefined();
    expect(toArrayText([["nested"]])).toBeUndefined();
  });

  test("one row is demanded, none or two are refused", () => {
    expect(requireOne([1])).toBe(1);
    expect(() => requireOne([])).toThrow("exactly one");
    expect(() => requireAtMostOne([1, 2])).toThrow("got 2");
    expect(requireAtMostOne([])).toBeUndefined();
  });
});
