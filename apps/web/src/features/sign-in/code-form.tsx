"use client";

import { Button, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CodeInput, isCode } from "./code-input.tsx";
import { RefusalAlert } from "./refusal-alert.tsx";

export type CodeFormProps = {
  pending: boolean;
  error: unknown;
  onSubmit: (code: string) => void;
  onBack: () => void;
};

export function CodeForm({ pending, error, onSubmit, onBack }: CodeFormProps) {
  const t = useTranslations("signIn");
  const [code, setCode] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isCode(code)) onSubmit(code);
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md">
        <RefusalAlert error={error} />
        <CodeInput label={t("code")} value={code} onChange={setCode} autoFocus />
        <Button type="submit" size="md" fullWidth loading={pending} disabled={!isCode(code)}>
          {t("submitCode")}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack} disabled={pending}>
          {t("back")}
        </Button>
      </Stack>
    </form>
  );
}
