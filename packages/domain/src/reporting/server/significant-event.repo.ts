import type { Tx } from "@sortes/db";
import type { SignificantEvent } from "../significant-event.schema.ts";

export async function saveSignificantEvent(
  tx: Tx,
  event: Omit<SignificantEvent, "id" | "at">,
): Promise<void> {
  await tx.query(
    `insert into significant_event (kind, severity, subject_kind, subject_id, details)
     values ($1, $2, $3, $4, $5::jsonb)`,
    [event.kind, event.severity, event.subjectKind, event.subjectId, event.details],
  );
}
