import type { ErrorKind } from "@sortes/domain/errors";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";

/** Exhaustive: a new kind does not compile until both transports have an answer for it, and they are written side by side. */
export const statusOfKind = {
  invalid: { http: 400, trpc: "BAD_REQUEST" },
  unauthenticated: { http: 401, trpc: "UNAUTHORIZED" },
  forbidden: { http: 403, trpc: "FORBIDDEN" },
  not_found: { http: 404, trpc: "NOT_FOUND" },
  conflict: { http: 409, trpc: "CONFLICT" },
  refused: { http: 422, trpc: "UNPROCESSABLE_CONTENT" },
  limit: { http: 422, trpc: "UNPROCESSABLE_CONTENT" },
  unavailable: { http: 503, trpc: "SERVICE_UNAVAILABLE" },
} as const satisfies Record<ErrorKind, { http: number; trpc: TRPC_ERROR_CODE_KEY }>;
