"use client";

import { readSignInError } from "@sortes/api/errors";
import { useErrorMessage } from "@sortes/site/errors";
import { formatInstant } from "@sortes/ui";
import { signIn } from "next-auth/react";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";

export type Credentials = { email: string; password: string; code: string };
export type SignInFailure = { message: string; locked: boolean };

const lockedCode = "operator.sign_in_locked";

/** Signs in and goes on to `nextPath`; answers false when refused, with the sentence in `failure`. */
export function useSignIn(nextPath: string) {
  const t = useTranslations("signIn");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const errorMessage = useErrorMessage();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<SignInFailure | null>(null);

  const explain = (error: string): SignInFailure => {
    const data = readSignInError(error);
    const until = data.details?.until;
    const locked = data.code === lockedCode;
    return locked && typeof until === "string"
      ? { locked, message: t("lockedUntil", { time: formatInstant(until, zone, locale, { style: "time" }) }) }
      : { locked, message: errorMessage({ data }).message };
  };

  const send = async (credentials: Credentials): Promise<boolean> => {
    setPending(true);
    setFailure(null);
    const answer = await signIn("credentials", { ...credentials, redirect: false }).catch(() => undefined);
    if (answer?.ok && !answer.error) {
      // A whole new page: the frame around it is another one for somebody signed in.
      window.location.assign(nextPath);
      return true;
    }
    setPending(false);
    setFailure(answer?.error ? explain(answer.error) : { locked: false, message: t("unreachable") });
    return false;
  };
  return { pending, failure, signIn: send };
}
