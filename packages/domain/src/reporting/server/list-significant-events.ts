import type { Db } from "@sortes/db";
import { type Severity, type SignificantEvent, severitySchema } from "../significant-event.schema.ts";
import { loadSignificantEventPage } from "./significant-event.repo.ts";

/** Newest first, at most 100 a page. */
export async function listSignificantEvents(
  { db }: { db: Db },
  input: { severity?: Severity | undefined; cursor?: string | undefined; limit?: number } = {},
): Promise<{ items: SignificantEvent[]; nextCursor: string | undefined }> {
  const limit = Math.min(Math.max(input.limit ?? 50, 1), 100);
  const rows = await loadSignificantEventPage(
    db,
    { severity: input.severity, beforeId: input.cursor },
    limit + 1,
  );
  const items = rows.slice(0, limit).map((row) => ({ ...row, severity: severitySchema.parse(row.severity) }));
  return { items, nextCursor: rows.length > limit ? items.at(-1)?.id : undefined };
}
