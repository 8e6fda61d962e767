"use client";

import { Money } from "@sortes/ui";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { useChange } from "../../parts/use-change.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { ClaimDialogProps } from "./claim.types.ts";
import { MovedOn } from "./moved-on.tsx";

/** Asks a second person to end a claim unpaid, for good. */
export function RejectDialog({ claim, fromState, onClose }: ClaimDialogProps) {
  const t = useTranslations("claims.reject");
  const trpc = useTRPC();
  const reject = useMutation(
    trpc.claims.requestRejection.mutationOptions(useChange({ done: t("done"), onDone: onClose })),
  );
  const { grossMinor, currency, player } = claim.payout;
  return (
    <ReasonDialog
      opened
      title={t("title")}
      description={t("description", { name: player.displayName })}
      effects={[
        { label: t("from"), value: t("claimsHeld") },
        { label: t("to"), value: t("unclaimed") },
        { label: t("amount"), value: <Money minor={grossMinor} currency={currency} /> },
        { label: t("receives"), value: <Money minor={0n} currency={currency} />, strong: true },
        { label: t("takesEffect"), value: t("secondPerson") },
      ]}
      confirmLabel={t("confirm")}
      danger
      confirmDisabled={claim.state !== fromState}
      pending={reject.isPending}
      failure={claim.state === fromState ? reject.error : undefined}
      onConfirm={(reason) => reject.mutate({ claimId: claim.id, reason })}
      onClose={onClose}
    >
      <MovedOn claim={claim} fromState={fromState} />
    </ReasonDialog>
  );
}
