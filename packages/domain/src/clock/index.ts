export {
  type ClockOffsetEstimate,
  isStampTrusted,
  OFFSET_ALARM_MS,
  STAMP_OFFSET_MAX_MS,
} from "./clock.core.ts";
