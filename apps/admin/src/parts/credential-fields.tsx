import { PasswordInput, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslations } from "next-intl";
import classes from "./credential-fields.module.css";

export interface Credentials {
  password: string;
  code: string;
}

export const noCredentials: Credentials = { password: "", code: "" };

/** What the form says before it asks the server. */
export function useCredentialRules() {
  const t = useTranslations("credentials");
  return {
    password: (password: string) => (password === "" ? t("passwordMissing") : null),
    code: (code: string) => (/^\d{6}$/u.test(code.replaceAll(/\s/gu, "")) ? null : t("codeInvalid")),
  };
}

/** Password and code of somebody who shows that it is he. */
export function CredentialFields({
  form,
  isFirst,
}: {
  form: Pick<UseFormReturnType<Credentials>, "key" | "getInputProps">;
  /** The cursor starts here. */
  isFirst?: boolean;
}) {
  const t = useTranslations("credentials");
  return (
    <>
      <PasswordInput
        label={t("password")}
        autoComplete="current-password"
        required
        data-autofocus={isFirst}
        visibilityToggleButtonProps={{ "aria-label": t("showPassword"), tabIndex: 0 }}
        key={form.key("password")}
        {...form.getInputProps("password")}
      />
      <TextInput
        label={t("code")}
        description={t("codeHint")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        required
        classNames={{ input: classes.code ?? "" }}
        key={form.key("code")}
        {...form.getInputProps("code")}
      />
    </>
  );
}
