import { readSignInError } from "@sortes/api/errors";
import { z } from "zod";

const csrfSchema = z.object({ csrfToken: z.string() });
const answerSchema = z.object({ url: z.string() });

/** A refusal of next-auth, with the same `data` as a procedure's, so that `useErrorMessage` finds its sentence. */
class AuthRefusal extends Error {
  override readonly name = "AuthRefusal";
  readonly data: ReturnType<typeof readSignInError>;

  constructor(data: AuthRefusal["data"]) {
    super(data.code);
    this.data = data;
  }
}

export type AuthPath = "callback/credentials" | "signout";

/**
 * Posts a form to next-auth as its own client does. That client leaves the page when nobody answers; here it is an error like any
 * other, and what was typed stays.
 */
export async function postAuth(path: AuthPath, fields: Record<string, string> = {}): Promise<void> {
  const refusal = await sendForm(path, fields).catch(() => ({
    code: "system.unavailable",
    kind: "unavailable",
  }));
  if (refusal) throw new AuthRefusal(refusal);
}

async function sendForm(path: AuthPath, fields: Record<string, string>) {
  const token = await fetch("/api/auth/csrf");
  const { csrfToken } = csrfSchema.parse(await token.json());
  const answer = await fetch(`/api/auth/${path}`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, csrfToken, callbackUrl: "/", json: "true" }),
  });
  const { url } = answerSchema.parse(await answer.json());
  const text = new URL(url, window.location.href).searchParams.get("error");
  return text === null ? undefined : readSignInError(text);
}
