import type { Tx } from "@sortes/db";
import { toJson } from "@sortes/db";
import type { Approval, ApprovalKind } from "../approval.schema.ts";

const APPROVAL_COLUMNS = `id, kind::text as kind, subject_id, payload, reason, state::text as state, requested_by, requested_at,
  decided_by, decided_at, decision_note`;

/** Undefined when the same thing about the same subject waits already (`approval_one_open`). */
export function saveApproval(
  tx: Tx,
  request: { kind: ApprovalKind; subjectId: string; payload: unknown; reason: string; requestedBy: string },
): Promise<Approval | undefined> {
  return tx.maybeOne<Approval>(
    `insert into approval (kind, subject_id, payload, reason, requested_by)
     values ($1::approval_kind, $2, $3::jsonb, $4, $5)
     on conflict (kind, subject_id) where state = 'requested' do nothing
     returning ${APPROVAL_COLUMNS}`,
    [request.kind, request.subjectId, toJson(request.payload), request.reason, request.requestedBy],
  );
}
