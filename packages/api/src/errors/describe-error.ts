import { isDatabaseUnavailable } from "@sortes/db/errors";
import { DomainError, type ErrorKind } from "@sortes/domain/errors";
import { TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import { ZodError } from "zod";
import { systemErrors } from "./system.errors.ts";

/** Exhaustive: a new kind does not compile until it has an HTTP answer. */
const trpcCodeOfKind: Record<ErrorKind, TRPC_ERROR_CODE_KEY> = {
  invalid: "BAD_REQUEST",
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  refused: "UNPROCESSABLE_CONTENT",
  limit: "UNPROCESSABLE_CONTENT",
  unavailable: "SERVICE_UNAVAILABLE",
};

/** What a site learns about an error: the code is the key of its sentence in the messages. */
export interface ErrorDescription {
  code: string;
  kind: ErrorKind | "internal";
  details?: Record<string, unknown> | undefined;
}

/** After this a request that found the database away is worth repeating: a restart takes a second or two. */
const RETRY_AFTER_S = 2;

/** Anything that can be thrown, as a refusal whose words a caller may hear; undefined for what is our own fault. */
function refusalIn(thrown: unknown): DomainError | undefined {
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

/** The same for an error of a procedure, where tRPC itself may have refused: a bad input, an unknown path. */
export function describeError(error: TRPCError): ErrorDescription {
  if (refusalIn(error.cause)) return describeThrown(error.cause);
  if (error.code === "BAD_REQUEST") {
    const fields =
      error.cause instanceof ZodError ? error.cause.issues.map(({ path }) => path.join(".")) : [];
    return { code: "system.invalid_input", kind: "invalid", details: { fields } };
  }
  if (error.code === "NOT_FOUND") return { code: "system.not_found", kind: "not_found" };
  return describeThrown(error.cause);
}

/** The same error with the HTTP status of its kind; unchanged when tRPC chose the status itself. */
export function withStatus(error: TRPCError): TRPCError {
  const refusal = refusalIn(error.cause);
  if (!refusal) return error;
  return new TRPCError({ code: trpcCodeOfKind[refusal.kind], message: refusal.code, cause: refusal });
}
