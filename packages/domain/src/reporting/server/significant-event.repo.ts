import type { Db, Tx } from "@sortes/db";
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

export function loadSignificantEventPage(
  db: Db,
  where: { severity: string | undefined; beforeId: string | undefined },
  limit: number,
) {
  return db.read.significantEvent.findMany({
    where: {
      ...(where.severity ? { severity: where.severity } : {}),
      ...(where.beforeId ? { id: { lt: where.beforeId } } : {}),
    },
    orderBy: { id: "desc" },
    take: limit,
  });
}
