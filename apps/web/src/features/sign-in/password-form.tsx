"use client";

import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { RefusalAlert } from "./refusal-alert.tsx";

export type Credentials = { email: string; password: string };

export type PasswordFormProps = {
  initial: Credentials;
  pending: boolean;
  error: unknown;
  onSubmit: (credentials: Credentials) => void;
};

export function PasswordForm({ initial, pending, error, onSubmit }: PasswordFormProps) {
  const t = useTranslations("signIn");
  const tPassword = useTranslations("password");
  const form = useForm<Credentials>({
    initialValues: initial,
    validate: {
      email: (email) => (email.trim() === "" ? t("emailMissing") : null),
      password: (password) => (password === "" ? t("passwordMissing") : null),
    },
  });
  return (
    <form noValidate onSubmit={form.onSubmit((typed) => onSubmit(typed))}>
      <Stack gap="md">
        <RefusalAlert error={error} />
        <TextInput
          type="email"
          label={t("email")}
          autoComplete="username"
          inputMode="email"
          {...form.getInputProps("email")}
        />
        <PasswordInput
          label={t("password")}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": tPassword("show") }}
          {...form.getInputProps("password")}
        />
        <Button type="submit" size="md" fullWidth loading={pending} mt="xs">
          {t("submit")}
        </Button>
      </Stack>
    </form>
  );
}
