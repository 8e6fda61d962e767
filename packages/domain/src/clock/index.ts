export { type ClockOffsetEstimate, OFFSET_ALARM_MS } from "./clock.core.ts";
