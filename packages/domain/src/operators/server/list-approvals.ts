import type { Db } from "@sortes/db";
import { z } from "zod";
import { type Approval, approvalKindSchema, approvalStateSchema } from "../approval.schema.ts";
import { loadApprovalPage, loadStaffNames } from "./approval.repo.ts";

export const approvalFilterSchema = z.object({
  state: approvalStateSchema.optional(),
  kind: approvalKindSchema.optional(),
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
  const people = page.flatMap(({ requestedBy, decidedBy }) =>
    decidedBy ? [requestedBy, decidedBy] : [requestedBy],
  );
  const names = await loadStaffNames(db, people);
  const nameOf = (id: string): string => names.get(id) ?? id;
  return {
    items: page.map((row) => ({
      ...row,
      requestedByName: nameOf(row.requestedBy),
      decidedByName: row.decidedBy === null ? null : nameOf(row.decidedBy),
    })),
    nextCursor: rows.length > limit ? page.at(-1)?.id : undefined,
  };
}
