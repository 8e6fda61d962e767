export { appendSignificantEvent } from "./append-significant-event.ts";
