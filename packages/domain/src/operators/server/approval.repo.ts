import type { Db, Tx } from "@sortes/db";
import { toJson } from "@sortes/db";
import type { Approval, ApprovalKind, ApprovalState } from "../approval.schema.ts";

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

export function lockApproval(tx: Tx, approvalId: string): Promise<Approval | undefined> {
  return tx.maybeOne<Approval>(`select ${APPROVAL_COLUMNS} from approval where id = $1 for update`, [
    approvalId,
  ]);
}

export function saveApprovalDecision(
  tx: Tx,
  decision: { approvalId: string; state: "approved" | "rejected"; decidedBy: string; note: string },
): Promise<Approval> {
  return tx.one<Approval>(
    `update approval set state = $2::approval_state, decided_by = $3, decided_at = clock_timestamp(), decision_note = $4
     where id = $1 returning ${APPROVAL_COLUMNS}`,
    [decision.approvalId, decision.state, decision.decidedBy, decision.note],
  );
}

export interface ApprovalWhere {
  state?: ApprovalState | undefined;
  kind?: ApprovalKind | undefined;
  subjectId?: string | undefined;
  cursor?: string | undefined;
}

export function loadApprovalPage(db: Db, { state, kind, subjectId, cursor }: ApprovalWhere, limit: number) {
  return db.read.approval.findMany({
    where: {
      ...(state ? { state } : {}),
      ...(kind ? { kind } : {}),
      ...(subjectId ? { subjectId } : {}),
      ...(cursor ? { id: { lt: cursor } } : {}),
    },
    orderBy: { id: "desc" },
    take: limit,
  });
}

export function loadApprovalRow(db: Db, approvalId: string) {
  return db.read.approval.findUnique({ where: { id: approvalId } });
}

/** Names by id, for showing who asked and who decided. */
export async function loadNamesOfStaff(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.read.staff.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}
