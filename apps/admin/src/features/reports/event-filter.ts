import { type Severity, severitySchema } from "@sortes/domain/reporting";

export const eventsPerPage = 25;

/** The severity in an address; what it cannot read there narrows nothing. */
export function readSeverity(value: unknown): Severity | undefined {
  return severitySchema.safeParse(value).data;
}
