"use client";

import { Stack } from "@mantine/core";
import { useErrorMessage } from "@sortes/site/errors";
import { ConfirmDialog } from "@sortes/ui";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { emptyProof, isComplete, ProofInputs } from "./two-step-proof.tsx";

export type TwoStepStopProps = { onDone: () => void; onClose: () => void };

/** Switching off takes what signing in takes: the password and a code. */
export function TwoStepStop({ onDone, onClose }: TwoStepStopProps) {
  const t = useTranslations("account.twoStep");
  const messageOf = useErrorMessage();
  const [proof, setProof] = useState(emptyProof);
  const disable = useMutation(useTRPC().account.totp.disable.mutationOptions({ onSuccess: onDone }));
  return (
    <ConfirmDialog
      opened
      danger
      title={t("stopTitle")}
      description={t("stopText")}
      confirmLabel={t("stop")}
      confirmDisabled={!isComplete(proof)}
      pending={disable.isPending}
      error={disable.error ? messageOf(disable.error).message : undefined}
      onConfirm={() => disable.mutate(proof)}
      onClose={onClose}
    >
      <Stack gap="md">
        <ProofInputs proof={proof} onChange={setProof} />
      </Stack>
    </ConfirmDialog>
  );
}
