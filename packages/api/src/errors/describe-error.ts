import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { describeThrown, type ErrorDescription, refusalIn } from "./describe-thrown.ts";
import { statusOfKind } from "./status-of-kind.ts";

/** Before an input is even parsed: no JSON, a method or a content type that no page of ours sends. The caller's fault, not ours. */
const unreadableCodes: ReadonlySet<TRPCError["code"]> = new Set([
  "BAD_REQUEST",
  "PARSE_ERROR",
  "METHOD_NOT_SUPPORTED",
  "UNSUPPORTED_MEDIA_TYPE",
]);

/** `describeThrown` for an error of a procedure, where tRPC itself may have refused: a bad input, an unknown path. */
export function describeError(error: TRPCError): ErrorDescription {
  if (refusalIn(error.cause)) return describeThrown(error.cause);
  if (unreadableCodes.has(error.code)) {
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
  return new TRPCError({ code: statusOfKind[refusal.kind].trpc, message: refusal.code, cause: refusal });
}
