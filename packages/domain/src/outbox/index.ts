export { LIVE_STREAM_KEY, type LiveEvent, type LiveEventType, liveEventSchema } from "./outbox.schema.ts";
