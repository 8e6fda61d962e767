export { AttemptLimit, type AttemptLimitOptions } from "./attempt-limit.ts";
export type { AuthSettings } from "./auth-options.ts";
export { networkOf } from "./network-of.ts";
export { createPlayerAuthOptions } from "./player-auth.ts";
export { readClient, readSessionCookie, readSessionId } from "./read-request.ts";
export { readSessionToken, writeSessionToken } from "./session-token.ts";
export type { Site } from "./site-cookies.ts";
export { createStaffAuthOptions } from "./staff-auth.ts";
