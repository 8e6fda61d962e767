"use client";

import { Button, PasswordInput, Stack, Text } from "@mantine/core";
import { useErrorMessage } from "@sortes/site/errors";
import { ConfirmDialog, CopyText } from "@sortes/ui";
import { IconExternalLink } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { CodeInput, isCode } from "../sign-in/code-input.tsx";
import classes from "./two-step.module.css";

export type TwoStepSetupProps = {
  setup: Outputs["account"]["totp"]["start"];
  onDone: () => void;
  onClose: () => void;
};

/** The key for the app, and the code that proves it arrived there: only then is anything switched on. */
export function TwoStepSetup({ setup, onDone, onClose }: TwoStepSetupProps) {
  const t = useTranslations("account.twoStep");
  const tPassword = useTranslations("password");
  const messageOf = useErrorMessage();
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const enable = useMutation(useTRPC().account.totp.enable.mutationOptions({ onSuccess: onDone }));
  return (
    <ConfirmDialog
      opened
      title={t("setupTitle")}
      confirmLabel={t("start")}
      confirmDisabled={!isCode(code) || password === ""}
      pending={enable.isPending}
      error={enable.error ? messageOf(enable.error).message : undefined}
      onConfirm={() => enable.mutate({ secret: setup.secret, code, password })}
      onClose={onClose}
    >
      <Stack gap="md">
        <Text>{t("stepSecret")}</Text>
        <div className={classes.secret}>
          <CopyText value={setup.secret} label={t("secret")} />
        </div>
        <Button
          component="a"
          href={setup.uri}
          variant="light"
          leftSection={<IconExternalLink size={18} aria-hidden />}
        >
          {t("openApp")}
        </Button>
        <Text>{t("stepCode")}</Text>
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
