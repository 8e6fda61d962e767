"use client";

import { Button, Stack, Text } from "@mantine/core";
import { useErrorMessage } from "@sortes/site/errors";
import { ConfirmDialog, CopyText } from "@sortes/ui";
import { IconExternalLink } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import classes from "./two-step.module.css";
import { emptyProof, isComplete, ProofInputs } from "./two-step-proof.tsx";

export type TwoStepSetupProps = {
  setup: Outputs["account"]["totp"]["start"];
  onDone: () => void;
  onClose: () => void;
};

/** The key for the app, and the code that proves it arrived there: only then is anything switched on. */
export function TwoStepSetup({ setup, onDone, onClose }: TwoStepSetupProps) {
  const t = useTranslations("account.twoStep");
  const messageOf = useErrorMessage();
  const [proof, setProof] = useState(emptyProof);
  const enable = useMutation(useTRPC().account.totp.enable.mutationOptions({ onSuccess: onDone }));
  return (
    <ConfirmDialog
      opened
      title={t("setupTitle")}
      confirmLabel={t("start")}
      confirmDisabled={!isComplete(proof)}
      pending={enable.isPending}
      error={enable.error ? messageOf(enable.error).message : undefined}
      onConfirm={() => enable.mutate({ secret: setup.secret, ...proof })}
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
        <ProofInputs proof={proof} onChange={setProof} />
      </Stack>
    </ConfirmDialog>
  );
}
