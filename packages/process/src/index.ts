export { createLogger, type Logger } from "./logger.ts";
export { Loop } from "./loop.ts";
export { runUntilStopped } from "./run-until-stopped.ts";
