import type { Tx } from "@sortes/db";
import { gameErrors } from "../game.errors.ts";
import type { RuleVersionState } from "../game.schema.ts";
import { lockRuleVersionRow, type RuleVersionRow } from "./game.repo.ts";

/** Locks a version that must be in `state`. @throws game.rule_version_not_found, game.rule_version_wrong_state */
export async function lockRuleVersionIn(
  tx: Tx,
  ruleVersionId: string,
  state: RuleVersionState,
): Promise<RuleVersionRow> {
  const version = await lockRuleVersionRow(tx, ruleVersionId);
  if (!version) throw gameErrors.rule_version_not_found();
  if (version.state !== state) {
    throw gameErrors.rule_version_wrong_state({ details: { state: version.state } });
  }
  return version;
}
