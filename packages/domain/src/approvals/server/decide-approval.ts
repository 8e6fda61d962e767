import type { Db, Tx } from "@sortes/db";
import { z } from "zod";
import { cancelDraw, releaseDraw } from "../../draws/server/index.ts";
import { publishRuleVersion, rejectRuleVersion, setProofPolicy } from "../../games/server/index.ts";
import {
  type Approval,
  type ApprovalKind,
  approvalErrors,
  roleChangePayloadSchema,
} from "../../operators/index.ts";
import { changeRoles, closeApproval, lockOpenApproval } from "../../operators/server/index.ts";
import { rejectClaim } from "../../payouts/server/index.ts";
import { proofPolicySchema } from "../../proof/index.ts";
import { approvalDecisionSchema } from "../approval-decision.schema.ts";
import { postAdjustment } from "./post-adjustment.ts";

type Effect = (tx: Tx, approval: Approval, staffId: string) => Promise<unknown>;

/** What approving does. The request's own reason goes along: it says why the thing is done. */
const onApproval: Record<ApprovalKind, Effect> = {
  rule_version: (tx, { subjectId, reason }, staffId) =>
    publishRuleVersion(tx, { ruleVersionId: subjectId, staffId, reason }),
  draw_release: (tx, { subjectId, reason }, staffId) =>
    releaseDraw(tx, { drawId: subjectId, staffId, reason }),
  draw_cancel: (tx, { subjectId, reason }, staffId) => cancelDraw(tx, { drawId: subjectId, staffId, reason }),
  manual_adjustment: postAdjustment,
  role_change: (tx, { subjectId, payload, reason }, staffId) => {
    const { roles } = roleChangePayloadSchema.parse(payload);
    return changeRoles(tx, { staffId: subjectId, roles, actorId: staffId, reason });
  },
  claim_reject: (tx, { subjectId, reason }, staffId) =>
    rejectClaim(tx, { claimId: subjectId, actor: { kind: "staff", id: staffId }, reason }),
  game_proof: (tx, { subjectId, payload, reason }, staffId) => {
    const { policy } = z.object({ policy: proofPolicySchema }).parse(payload);
    return setProofPolicy(tx, { gameId: subjectId, policy, staffId, reason });
  },
};

/** A rejected rule version ends; everything else just stays as it is. */
const onRejection: Partial<Record<ApprovalKind, Effect>> = {
  rule_version: (tx, { subjectId, reason }, staffId) =>
    rejectRuleVersion(tx, { ruleVersionId: subjectId, staffId, reason }),
};

/**
 * Decides a request and does what it asked for, in one transaction: decided once (lock on the row), never approved by
 * the one who asked or the one whose roles change (CHECK `approval_four_eyes`, and here for the second). If what was asked for
 * is no longer possible its refusal comes out and the request stays open, to be rejected. Who may decide which kind is the
 * permission `approvals.decide.<kind>`, asked by the caller: a request of another kind than it names is not found.
 *
 * @throws approval.not_found, approval.already_decided, approval.same_person, and what the effect refuses
 */
export async function decideApproval(
  { db }: { db: Db },
  { staffId, ...input }: z.input<typeof approvalDecisionSchema> & { staffId: string },
): Promise<Approval> {
  const { approvalId, kind, decision, note } = approvalDecisionSchema.parse(input);
  return db.tx(async (tx) => {
    const approval = await lockOpenApproval(tx, approvalId);
    if (approval.kind !== kind) {
      throw approvalErrors.not_found();
    }
    if (decision === "reject") {
      await onRejection[approval.kind]?.(tx, approval, staffId);
      return closeApproval(tx, { approval, state: "rejected", staffId, note });
    }
    if (staffId === approval.requestedBy || staffId === approval.subjectId) {
      throw approvalErrors.same_person();
    }
    await onApproval[approval.kind](tx, approval, staffId);
    return closeApproval(tx, { approval, state: "approved", staffId, note });
  });
}
