"use client";

import { claimPreparationSchema } from "@sortes/domain/payouts";
import { Money } from "@sortes/ui";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { useChange } from "../../parts/use-change.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { ClaimDialogProps } from "./claim.types.ts";
import { MovedOn } from "./moved-on.tsx";

/** Reports a step of the preparation as done. No money moves yet. */
export function AdvanceDialog({ claim, fromState, onClose }: ClaimDialogProps) {
  const t = useTranslations("claims.advance");
  const trpc = useTRPC();
  const advance = useMutation(
    trpc.claims.advance.mutationOptions(useChange({ done: t("done"), onDone: onClose })),
  );
  const step = claimPreparationSchema.parse(fromState);
  const { grossMinor, currency } = claim.payout;
  return (
    <ReasonDialog
      opened
      title={t(`title.${step}`)}
      description={t(`description.${step}`)}
      effects={[
        { label: t("next"), value: t(`nextStep.${step}`) },
        { label: t("held"), value: <Money minor={grossMinor} currency={currency} /> },
        { label: t("moves"), value: t("nothing") },
      ]}
      confirmLabel={t(`confirm.${step}`)}
      confirmDisabled={claim.state !== fromState}
      pending={advance.isPending}
      failure={claim.state === fromState ? advance.error : undefined}
      onConfirm={(reason) => advance.mutate({ claimId: claim.id, fromState: step, reason })}
      onClose={onClose}
    >
      <MovedOn claim={claim} fromState={fromState} />
    </ReasonDialog>
  );
}
