"use client";

import { Anchor } from "@mantine/core";
import { readError } from "@sortes/site/errors";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AuthCard } from "./auth-card.tsx";
import { CodeForm } from "./code-form.tsx";
import { withNext } from "./next-path.ts";
import { type Credentials, PasswordForm } from "./password-form.tsx";
import { postAuth } from "./post-auth.ts";

/** Address and password, then a code where the player has switched that on. */
export function SignInPage({ next }: { next: string }) {
  const t = useTranslations("signIn");
  const [credentials, setCredentials] = useState<Credentials>({ email: "", password: "" });
  const [asksCode, setAsksCode] = useState(false);
  const signIn = useMutation({
    mutationFn: (fields: Credentials & { code?: string }) => postAuth("callback/credentials", fields),
    // A full load, because everything kept in this tab was a visitor's.
    onSuccess: () => window.location.assign(next),
    onError: (error) => {
      const { code } = readError(error);
      if (code === "player.totp_required") setAsksCode(true);
      // A lock or a suspension is about the account, not the code.
      else if (code !== "player.totp_wrong" && code !== "system.unavailable") setAsksCode(false);
    },
  });
  // Success leaves the page; until it is gone the button stays busy.
  const pending = signIn.isPending || signIn.isSuccess;

  if (asksCode) {
    const asked = readError(signIn.error).code === "player.totp_required";
    return (
      <AuthCard title={t("codeTitle")} description={t("codeDescription")}>
        <CodeForm
          pending={pending}
          error={asked ? null : signIn.error}
          onSubmit={(code) => signIn.mutate({ ...credentials, code })}
          onBack={() => {
            signIn.reset();
            setAsksCode(false);
          }}
        />
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={t("title")}
      description={t("description")}
      below={
        <>
          {t("noAccount")}{" "}
          <Anchor component={Link} underline="always" href={withNext("/sign-up", next)}>
            {t("createAccount")}
          </Anchor>
        </>
      }
    >
      <PasswordForm
        initial={credentials}
        pending={pending}
        error={signIn.error}
        onSubmit={(typed) => {
          setCredentials(typed);
          signIn.mutate(typed);
        }}
      />
    </AuthCard>
  );
}
