import type { Tx } from "@sortes/db";
import { toJsonSafe } from "../../money/index.ts";
import { type SignificantEventInput, significantEventSchema } from "../significant-event.schema.ts";
import { hasEventWithinDay, saveSignificantEvent } from "./significant-event.repo.ts";

/**
 * Records something a regulator must hear of, as part of the caller's transaction. Events are append-only (a trigger
 * refuses changes), so what was once reported stays reported.
 */
export async function appendSignificantEvent(tx: Tx, input: SignificantEventInput): Promise<void> {
  const { kind, severity, subject, details } = significantEventSchema.parse(input);
  await saveSignificantEvent(tx, {
    kind,
    severity,
    subjectKind: subject.kind,
    subjectId: subject.id,
    details: toJsonSafe(details),
  });
}

/**
 * The same for what a sweep meets again every minute: nothing is added while the last day has such an event of this subject. Two
 * processes at once may still write one each; both are true.
 */
export async function appendDailySignificantEvent(tx: Tx, input: SignificantEventInput): Promise<void> {
  const { kind, subject } = input;
  if (await hasEventWithinDay(tx, { kind, subjectKind: subject.kind, subjectId: subject.id })) return;
  await appendSignificantEvent(tx, input);
}
