import type { Tx } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { approvalErrors } from "../../operators/index.ts";
import { savePublication, saveRuleVersionState } from "./game.repo.ts";
import { toRuleVersion } from "./load-rule-version.ts";
import { lockRuleVersionIn } from "./lock-rule-version.ts";

export interface RuleVersionVerdict {
  ruleVersionId: string;
  /** The second person; never the one who wrote the version, whoever submitted it (CHECK `rule_version_four_eyes`). */
  staffId: string;
  reason: string;
}

/**
 * Publishes a submitted version, as part of the transaction that approves it. Draws scheduled from now on are sold under
 * it; those that exist keep the version they announced. Happens once: a published version never changes (trigger).
 *
 * @throws game.rule_version_not_found, game.rule_version_wrong_state, approval.same_person
 */
export async function publishRuleVersion(
  tx: Tx,
  { ruleVersionId, staffId, reason }: RuleVersionVerdict,
): Promise<void> {
  const version = toRuleVersion(await lockRuleVersionIn(tx, ruleVersionId, "submitted"));
  if (version.createdBy === staffId) {
    throw approvalErrors.same_person();
  }
  await savePublication(tx, version.id, staffId);
  await appendAudit(tx, {
    actor: { kind: "staff", id: staffId },
    action: "game.publish_rule_version",
    subject: { kind: "rule_version", id: version.id },
    before: { state: "submitted" },
    after: {
      state: "published",
      gameId: version.gameId,
      version: version.version,
      ruleHash: version.ruleHash,
    },
    reason,
  });
}

/** Turns a submitted version down, as part of the transaction that rejects it. @throws as `publishRuleVersion` */
export async function rejectRuleVersion(
  tx: Tx,
  { ruleVersionId, staffId, reason }: RuleVersionVerdict,
): Promise<void> {
  const version = await lockRuleVersionIn(tx, ruleVersionId, "submitted");
  await saveRuleVersionState(tx, version.id, "rejected");
  await appendAudit(tx, {
    actor: { kind: "staff", id: staffId },
    action: "game.reject_rule_version",
    subject: { kind: "rule_version", id: version.id },
    before: { state: "submitted" },
    after: { state: "rejected" },
    reason,
  });
}
