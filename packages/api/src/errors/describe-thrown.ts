import { isDatabaseUnavailable } from "@sortes/db/errors";
import { DomainError, type ErrorKind } from "@sortes/domain/errors";
import { systemErrors } from "./system.errors.ts";

/** What a caller learns about an error: the code is the key of its sentence in the messages. */
export interface ErrorDescription {
  code: string;
  kind: ErrorKind | "internal";
  details?: Record<string, unknown> | undefined;
}

/** After this a request that found the database away is worth repeating: a restart takes a second or two. */
const RETRY_AFTER_S = 2;

/** Anything that can be thrown, as a refusal whose words a caller may hear; undefined for what is our own fault. */
export function refusalIn(thrown: unknown): DomainError | undefined {
  if (thrown instanceof DomainError) return thrown;
  if (isDatabaseUnavailable(thrown)) {
    return systemErrors.unavailable({ details: { retryAfterS: RETRY_AFTER_S }, cause: thrown });
  }
  return undefined;
}

/** Describes what a use-case threw. What is not known is `system.internal`, without details. */
export function describeThrown(thrown: unknown): ErrorDescription {
  const refusal = refusalIn(thrown);
  if (!refusal) return { code: "system.internal", kind: "internal" };
  return { code: refusal.code, kind: refusal.kind, details: refusal.details };
}
