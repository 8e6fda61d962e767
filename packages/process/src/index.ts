export { createLogger, type Logger } from "./logger.ts";
export { runUntilStopped } from "./run-until-stopped.ts";
