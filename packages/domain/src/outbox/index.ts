export { type LiveEvent, type LiveEventType, liveEventSchema } from "./outbox.schema.ts";
