import type { TRPCError } from "@trpc/server";
import type { Logger } from "pino";
import { describeError } from "./describe-error.ts";

/**
 * The one place where an error of a procedure is logged: with its path and code, never with the input. Refusals are the
 * product's answers and stay out of the log unless it is verbose.
 */
export function logProcedureError(
  logger: Logger,
  { error, path }: { error: TRPCError; path: string | undefined },
): void {
  const { code, kind } = describeError(error);
  if (kind === "internal") logger.error({ path, code, err: error.cause ?? error }, "procedure failed");
  else if (kind === "unavailable") logger.warn({ path, code }, "procedure unavailable");
  else logger.debug({ path, code }, "procedure refused");
}
