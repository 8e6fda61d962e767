export { hashPassword, verifyPassword } from "./password-hash.ts";
export {
  clearSignInFailures,
  openSignInAttempt,
  type SignInAttempt,
  type SignInName,
  withdrawSignInAttempt,
} from "./sign-in-attempt.ts";
export { consumeTotpCode, createTotpSecret } from "./totp.ts";
