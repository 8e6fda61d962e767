import type { Tx } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { approvalErrors } from "../approval.errors.ts";
import type { Approval, ApprovalKind } from "../approval.schema.ts";
import { saveApproval } from "./approval.repo.ts";

export interface ApprovalRequest {
  kind: ApprovalKind;
  /** Id of what it is about: a rule version, draw, player, staff member, game or claim. */
  subjectId: string;
  /** What will be done on approval, when the kind alone does not say it. */
  payload?: Record<string, unknown>;
  reason: string;
  /** Staff member's id. */
  requestedBy: string;
}

/**
 * Asks for a second person, as part of the caller's transaction. One open request for each kind and subject, held by the
 * unique index `approval_one_open`. Writes its own audit entry.
 *
 * @throws approval.already_requested
 */
export async function requestApproval(tx: Tx, request: ApprovalRequest): Promise<Approval> {
  const payload = request.payload ?? {};
  const approval = await saveApproval(tx, { ...request, payload });
  if (!approval) {
    throw approvalErrors.already_requested({ details: { kind: request.kind, subjectId: request.subjectId } });
  }
  await appendAudit(tx, {
    actor: { kind: "staff", id: request.requestedBy },
    action: "approval.request",
    subject: { kind: "approval", id: approval.id },
    after: { kind: request.kind, subjectId: request.subjectId, payload },
    reason: request.reason,
  });
  return approval;
}
