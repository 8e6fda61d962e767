import type { Tx } from "@sortes/db";
import { toJsonSafe } from "../../money/index.ts";
import { type SignificantEventInput, significantEventSchema } from "../significant-event.schema.ts";
import { saveSignificantEvent } from "./significant-event.repo.ts";

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
