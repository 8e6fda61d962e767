"use client";

import { Alert, Button, Card, Stack, Text, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconClockPause, IconInfoCircle, IconLock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { CredentialFields, noCredentials, useCredentialRules } from "../../parts/credential-fields.tsx";
import type { SignInReason } from "../../shell/sign-in-path.ts";
import classes from "./sign-in-page.module.css";
import { useSignIn } from "./use-sign-in.ts";

export type SignInPageProps = {
  nextPath: string;
  /** Why somebody who was signed in has to do it again. */
  reason: SignInReason | undefined;
};

/** Address, password and code in one form: staff have all three at hand, and one answer gives away none of them. */
export function SignInPage({ nextPath, reason }: SignInPageProps) {
  const t = useTranslations("signIn");
  return (
    <div className={classes.page}>
      <Title order={1} className={classes.title}>
        {t("title")}
      </Title>
      {reason ? (
        <Alert
          color="blue"
          variant="light"
          icon={reason === "idle" ? <IconClockPause aria-hidden /> : <IconInfoCircle aria-hidden />}
        >
          {t(`reason.${reason}`)}
        </Alert>
      ) : null}
      <Card>
        <SignInForm nextPath={nextPath} />
      </Card>
      <Text size="sm" c="dimmed" ta="center">
        {t("help")}
      </Text>
    </div>
  );
}

function SignInForm({ nextPath }: { nextPath: string }) {
  const t = useTranslations("signIn");
  const { pending, failure, signIn } = useSignIn(nextPath);
  const rules = useCredentialRules();
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { email: "", ...noCredentials },
    validate: {
      email: (email) => (/^\S+@\S+$/u.test(email.trim()) ? null : t("emailInvalid")),
      ...rules,
    },
  });
  const submit = form.onSubmit(async (values) => {
    // A code works once, so after a refusal the next one is needed.
    if (!(await signIn(values))) form.setFieldValue("code", "");
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {failure ? (
          <Alert
            role="alert"
            color={failure.locked ? "orange" : "red"}
            variant="light"
            icon={<IconLock aria-hidden />}
          >
            {failure.message}
          </Alert>
        ) : null}
        <TextInput
          label={t("email")}
          type="email"
          autoComplete="username"
          autoFocus
          required
          key={form.key("email")}
          {...form.getInputProps("email")}
        />
        <CredentialFields form={form} />
        <Button type="submit" size="md" loading={pending} fullWidth>
          {t("submit")}
        </Button>
      </Stack>
    </form>
  );
}
