export { createLiveHub, type LiveHub } from "./live-hub.ts";
export {
  followLiveStream,
  isAfter,
  isLiveEventId,
  type LiveFollower,
  type LiveMessage,
} from "./live-stream.ts";
export { resumeSchema, subscribeFrom } from "./resume.ts";
