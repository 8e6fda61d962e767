export { accessErrors } from "./access.errors.ts";
export { describeThrown, type ErrorDescription } from "./describe-thrown.ts";
export { readSignInError } from "./sign-in-error.ts";
export { statusOfKind } from "./status-of-kind.ts";
export { systemErrors } from "./system.errors.ts";
