import { z } from "zod";

/** How soon a person must look: `info` in the daily report, `warning` today, `critical` now. */
export const severities = ["info", "warning", "critical"] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

/** Something a regulator must hear of. `kind` is `concept.what_happened`, for example `draw.held`. */
export const significantEventSchema = z.object({
  kind: z.string().regex(/^[a-z_]+(\.[a-z_]+)+$/),
  severity: severitySchema,
  subject: z.object({ kind: z.string().min(1), id: z.string().min(1) }),
  /** Facts for the reader: ids, counts, states. Never secrets, never personal data. */
  details: z.record(z.string(), z.unknown()).default({}),
});

export type SignificantEventInput = z.input<typeof significantEventSchema>;

export interface SignificantEvent {
  id: string;
  kind: string;
  severity: Severity;
  subjectKind: string;
  subjectId: string;
  details: unknown;
  at: Date;
}
