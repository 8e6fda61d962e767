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

export async function hasEventWithinDay(
  tx: Tx,
  event: Pick<SignificantEvent, "kind" | "subjectKind" | "subjectId">,
): Promise<boolean> {
  const { found } = await tx.one<{ found: boolean }>(
    `select exists (
       select from significant_event
       where at > clock_timestamp() - interval '1 day' and kind = $1 and subject_kind = $2 and subject_id = $3
     ) as found`,
    [event.kind, event.subjectKind, event.subjectId],
  );
  return found;
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
