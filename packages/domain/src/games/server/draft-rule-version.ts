import type { Db } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { parseRule } from "../game.core.ts";
import { gameErrors } from "../game.errors.ts";
import { computeRuleHash, ruleContradictions } from "../rule-hash.core.ts";
import { saveRuleVersion } from "./game.repo.ts";
import type { StoredRuleVersion } from "./game.types.ts";
import { lockGame } from "./load-game.ts";
import { toRuleVersion } from "./load-rule-version.ts";

/**
 * Writes a rule down as the game's next version, a draft. Version numbers have no gap and no double: held by the lock on
 * the game's row.
 *
 * @throws game.not_found, game.rule_invalid, game.rule_contradicts_game
 */
export async function draftRuleVersion(
  { db }: { db: Db },
  input: { gameId: string; rule: unknown; note: string; staffId: string },
): Promise<StoredRuleVersion> {
  const rule = parseRule(input.rule);
  return db.tx(async (tx) => {
    const game = await lockGame(tx, input);
    const fields = ruleContradictions(rule, game);
    if (fields.length > 0) throw gameErrors.rule_contradicts_game({ details: { fields } });
    const row = await saveRuleVersion(tx, {
      gameId: game.id,
      rule,
      ruleHash: computeRuleHash(rule),
      note: input.note,
      createdBy: input.staffId,
    });
    await appendAudit(tx, {
      actor: { kind: "staff", id: input.staffId },
      action: "game.draft_rule_version",
      subject: { kind: "rule_version", id: row.id },
      after: { gameId: game.id, version: row.version, ruleHash: row.ruleHash },
      reason: input.note,
    });
    return toRuleVersion(row);
  });
}
