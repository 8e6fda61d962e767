import type { Tx } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { approvalErrors } from "../approval.errors.ts";
import type { Approval } from "../approval.schema.ts";
import { lockApproval, saveApprovalDecision } from "./approval.repo.ts";

/**
 * Locks a request that waits for a decision, until the caller's transaction ends.
 *
 * @throws approval.not_found, approval.already_decided
 */
export async function lockOpenApproval(tx: Tx, approvalId: string): Promise<Approval> {
  const approval = await lockApproval(tx, approvalId);
  if (!approval) {
    throw approvalErrors.not_found();
  }
  if (approval.state !== "requested") {
    throw approvalErrors.already_decided({
      details: { state: approval.state, decidedAt: approval.decidedAt },
    });
  }
  return approval;
}

/** Writes the decision and its audit entry. CHECK `approval_four_eyes` refuses one's own approval whatever the caller did. */
export async function closeApproval(
  tx: Tx,
  input: { approval: Approval; state: "approved" | "rejected"; staffId: string; note: string },
): Promise<Approval> {
  const { approval, state, staffId, note } = input;
  const decided = await saveApprovalDecision(tx, {
    approvalId: approval.id,
    state,
    decidedBy: staffId,
    note,
  });
  await appendAudit(tx, {
    actor: { kind: "staff", id: staffId },
    action: state === "approved" ? "approval.approve" : "approval.reject",
    subject: { kind: "approval", id: approval.id },
    before: { state: approval.state },
    after: { state, kind: approval.kind, subjectId: approval.subjectId, requestedBy: approval.requestedBy },
    reason: note,
  });
  return decided;
}
