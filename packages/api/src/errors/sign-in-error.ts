import { z } from "zod";
import type { ErrorDescription } from "./describe-thrown.ts";

const signInErrorSchema = z.object({
  code: z.string(),
  kind: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type SignInError = z.infer<typeof signInErrorSchema>;

/** next-auth carries one text from `authorize` to the browser: the description as JSON, instants in ISO 8601. */
export function writeSignInError(description: ErrorDescription): string {
  return JSON.stringify(description);
}

/**
 * What `signIn("credentials", { redirect: false })` of next-auth answered in `result.error`, shaped like `data` of a
 * procedure's error. What next-auth says itself, such as `CredentialsSignin`, becomes `system.internal`.
 */
export function readSignInError(text: string): SignInError {
  try {
    return signInErrorSchema.parse(JSON.parse(text));
  } catch {
    return { code: "system.internal", kind: "internal" };
  }
}
