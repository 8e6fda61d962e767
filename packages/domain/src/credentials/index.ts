export {
  clientSchema,
  emailSchema,
  passwordSchema,
  type Realm,
  totpCodeSchema,
} from "./credential.schema.ts";
export {
  findPasswordWeakness,
  PASSWORD_LENGTH_MAX,
  PASSWORD_LENGTH_MIN,
  type PasswordWeakness,
} from "./password.core.ts";
export {
  isSessionLive,
  isSessionTouchDue,
  SESSION_IDLE_MS,
  type SessionTimes,
} from "./session.core.ts";
export { decideSignInLock, SIGN_IN_FAILURES_MAX, SIGN_IN_LOCK_MS } from "./sign-in.core.ts";
