import { DomainError } from "@sortes/domain/errors";
import { type Logger, pino } from "pino";

export type { Logger };

/** One line of JSON for each event: ids and names, never payloads, amounts or personal data. */
export function createLogger(options: { level: string; processName: string }): Logger {
  return pino({
    level: options.level,
    base: { process: options.processName },
    serializers: { err: serializeError },
  });
}

const CAUSES_DEPTH_MAX = 3;

/** Message, code and stack with the causes, but not `details`: those may hold what a log must not. */
function serializeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const hasCause = error.cause !== undefined && depth < CAUSES_DEPTH_MAX;
  return {
    type: error.name,
    message: error.message,
    ...(error instanceof DomainError && { code: error.code }),
    stack: error.stack,
    ...(hasCause && { cause: serializeError(error.cause, depth + 1) }),
  };
}
