import { approvalKindSchema, approvalStateSchema } from "@sortes/domain/operators";
import { z } from "zod";

const approvalsPerPage = 25;

const filterSchema = z.object({
  state: approvalStateSchema.catch("requested"),
  kind: approvalKindSchema.optional().catch(undefined),
});
export type ApprovalListFilter = z.output<typeof filterSchema>;

/** The filter in an address: what waits, unless it says otherwise. */
export function readApprovalFilter(values: Record<string, unknown>): ApprovalListFilter {
  return filterSchema.parse(values);
}

/** What the list is asked with. */
export const approvalQuery = (filter: ApprovalListFilter) => ({ ...filter, limit: approvalsPerPage });
