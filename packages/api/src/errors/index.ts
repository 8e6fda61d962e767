export { accessErrors } from "./access.errors.ts";
export type { ErrorDescription } from "./describe-error.ts";
export { readSignInError } from "./sign-in-error.ts";
export { systemErrors } from "./system.errors.ts";
