"use client";

import { PasswordInput, Stack } from "@mantine/core";
import { useErrorMessage } from "@sortes/site/errors";
import { ConfirmDialog } from "@sortes/ui";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { CodeInput, isCode } from "../sign-in/code-input.tsx";

export type TwoStepStopProps = { onDone: () => void; onClose: () => void };

/** Switching off takes what signing in takes: the password and a code. */
export function TwoStepStop({ onDone, onClose }: TwoStepStopProps) {
  const t = useTranslations("account.twoStep");
  const tPassword = useTranslations("password");
  const messageOf = useErrorMessage();
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const disable = useMutation(useTRPC().account.totp.disable.mutationOptions({ onSuccess: onDone }));
  return (
    <ConfirmDialog
      opened
      danger
      title={t("stopTitle")}
      description={t("stopText")}
      confirmLabel={t("stop")}
      confirmDisabled={!isCode(code) || password === ""}
      pending={disable.isPending}
      error={disable.error ? messageOf(disable.error).message : undefined}
      onConfirm={() => disable.mutate({ code, password })}
      onClose={onClose}
    >
      <Stack gap="md">
        <CodeInput label={t("code")} value={code} onChange={setCode} />
        <PasswordInput
          label={t("password")}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": tPassword("show") }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </Stack>
    </ConfirmDialog>
  );
}
