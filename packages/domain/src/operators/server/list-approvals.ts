import type { Db } from "@sortes/db";
import { z } from "zod";
import { approvalErrors } from "../approval.errors.ts";
import { type Approval, approvalKindSchema, approvalStateSchema } from "../approval.schema.ts";
import { loadApprovalPage, loadApprovalRow, loadNamesOfStaff } from "./approval.repo.ts";

export const approvalFilterSchema = z.object({
  state: approvalStateSchema.optional(),
  kind: approvalKindSchema.optional(),
  /** Requests about this rule version, draw, player or staff member. */
  subjectId: z.string().min(1).max(100).optional(),
  /** Id of the last request of the page before. */
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(50),
});

export interface ApprovalListItem extends Approval {
  requestedByName: string;
  decidedByName: string | null;
}

/** Requests, newest first, with the names of who asked and who decided. `nextCursor` is undefined on the last page. */
export async function listApprovals(
  { db }: { db: Db },
  filter: z.input<typeof approvalFilterSchema>,
): Promise<{ items: ApprovalListItem[]; nextCursor: string | undefined }> {
  const { limit, ...where } = approvalFilterSchema.parse(filter);
  const rows = await loadApprovalPage(db, where, limit + 1);
  const page = rows.slice(0, limit);
  return {
    items: await withNames(db, page),
    nextCursor: rows.length > limit ? page.at(-1)?.id : undefined,
  };
}

/** One request with the names of its people. @throws approval.not_found */
export async function loadApproval(
  { db }: { db: Db },
  { approvalId }: { approvalId: string },
): Promise<ApprovalListItem> {
  const row = await loadApprovalRow(db, approvalId);
  const [item] = await withNames(db, row ? [row] : []);
  if (!item) throw approvalErrors.not_found();
  return item;
}

async function withNames(db: Db, rows: readonly Approval[]): Promise<ApprovalListItem[]> {
  const people = rows.flatMap(({ requestedBy, decidedBy }) =>
    decidedBy ? [requestedBy, decidedBy] : [requestedBy],
  );
  const names = await loadNamesOfStaff(db, people);
  const nameOf = (id: string): string => names.get(id) ?? id;
  return rows.map((row) => ({
    ...row,
    requestedByName: nameOf(row.requestedBy),
    decidedByName: row.decidedBy === null ? null : nameOf(row.decidedBy),
  }));
}
