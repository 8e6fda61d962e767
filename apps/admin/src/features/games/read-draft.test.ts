import { PICK_3_RULE } from "@sortes/domain/games";
import { toJsonSafe } from "@sortes/domain/money";
import { expect, it } from "vitest";
import { readDraft } from "./read-draft.ts";

it("reads a rule from its own text", () => {
  expect(readDraft(JSON.stringify(toJsonSafe(PICK_3_RULE)), "no").rule?.kind).toBe("digits");
});

it("says everything that is wrong with a rule", () => {
  const rule = toJsonSafe({ ...PICK_3_RULE, bets: {}, count: 5 });
  expect(readDraft(JSON.stringify(rule), "no").problems.length).toBeGreaterThan(0);
});

it("tells broken JSON apart", () => {
  expect(readDraft("{", "not JSON")).toEqual({ rule: undefined, problems: ["not JSON"] });
});
