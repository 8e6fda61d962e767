import { readError } from "@sortes/site/errors";
import { signInPath } from "../shell/sign-in-path.ts";

const signedOutCodes = new Set(["access.signed_out", "operator.session_ended"]);

/** A page whose session has ended shows nothing true any more. */
export function leaveIfSignedOut(error: Error): void {
  if (typeof window === "undefined" || !signedOutCodes.has(readError(error).code ?? "")) return;
  window.location.assign(signInPath({ reason: "ended", next: window.location.pathname }));
}
