import { z } from "zod";

export const auditEntriesPerPage = 25;

const text = z.string().trim().min(1).max(100).optional().catch(undefined);
const filterSchema = z.object({ actorId: text, subjectId: text, action: text });
export type AuditFilter = z.output<typeof filterSchema>;

/** The filter in an address. What it cannot read there narrows nothing. */
export function readAuditFilter(values: Record<string, unknown>): AuditFilter {
  return filterSchema.parse(values);
}
