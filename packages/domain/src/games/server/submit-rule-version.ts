import type { Db } from "@sortes/db";
import type { Approval } from "../../operators/index.ts";
import { requestApproval } from "../../operators/server/index.ts";
import { saveRuleVersionState } from "./game.repo.ts";
import { lockRuleVersionIn } from "./lock-rule-version.ts";

/**
 * Hands a draft to a second person. From here on its rule cannot change (trigger `rule_version_guard`), so what is
 * approved is what was read.
 *
 * @throws game.rule_version_not_found, game.rule_version_wrong_state
 */
export function submitRuleVersion(
  { db }: { db: Db },
  input: { ruleVersionId: string; reason: string; staffId: string },
): Promise<Approval> {
  return db.tx(async (tx) => {
    const version = await lockRuleVersionIn(tx, input.ruleVersionId, "draft");
    await saveRuleVersionState(tx, version.id, "submitted");
    return requestApproval(tx, {
      kind: "rule_version",
      subjectId: version.id,
      payload: { gameId: version.gameId, version: version.version, ruleHash: version.ruleHash },
      reason: input.reason,
      requestedBy: input.staffId,
    });
  });
}
