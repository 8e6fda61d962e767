export { createLiveHub, type LiveHub, type LiveMessage } from "./live-hub.ts";
export { resumeSchema, subscribeFrom } from "./resume.ts";
