"use client";

import { claimApprovalSchema } from "@sortes/domain/payouts";
import { Money } from "@sortes/ui";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { useChange } from "../../parts/use-change.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { ClaimDialogProps } from "./claim.types.ts";
import { MovedOn } from "./moved-on.tsx";

/** Gives the approval that the claim waits for. The last one pays, so it shows where the money goes. */
export function ApproveDialog({ claim, fromState, onClose }: ClaimDialogProps) {
  const t = useTranslations("claims.approve");
  const trpc = useTRPC();
  const approval = claimApprovalSchema.parse(fromState);
  const pays = approval === "second_approval" || claim.approvalsNeeded === 1;
  const effects = useMoneyEffects(claim);
  const approve = useMutation(
    trpc.claims.approve.mutationOptions(
      useChange({ done: pays ? t("paid") : t("firstGiven"), onDone: onClose }),
    ),
  );
  return (
    <ReasonDialog
      opened
      title={pays ? t("payTitle") : t("firstTitle")}
      description={pays ? t("payDescription") : t("firstDescription")}
      effects={
        pays
          ? effects
          : [
              {
                label: t("held"),
                value: <Money minor={claim.payout.grossMinor} currency={claim.payout.currency} />,
              },
              { label: t("moves"), value: t("afterSecond") },
            ]
      }
      confirmLabel={pays ? t("payConfirm") : t("firstConfirm")}
      confirmDisabled={claim.state !== fromState}
      pending={approve.isPending}
      failure={claim.state === fromState ? approve.error : undefined}
      onConfirm={(reason) => approve.mutate({ claimId: claim.id, fromState: approval, reason })}
      onClose={onClose}
    >
      <MovedOn claim={claim} fromState={fromState} />
    </ReasonDialog>
  );
}

function useMoneyEffects({ payout, taxToday }: ClaimDialogProps["claim"]) {
  const t = useTranslations("claims.approve");
  const trpc = useTRPC();
  const player = useQuery(trpc.players.get.queryOptions({ playerId: payout.player.id }));
  const wallet = player.data?.wallet;
  const money = (minor: bigint) => <Money minor={minor} currency={payout.currency} />;
  return [
    { label: t("from"), value: t("claimsHeld") },
    { label: t("to"), value: t("walletOf", { name: payout.player.displayName }) },
    { label: t("gross"), value: money(payout.grossMinor) },
    { label: t("tax"), value: money(-taxToday.taxMinor) },
    { label: t("net"), value: money(taxToday.netMinor), strong: true },
    ...(wallet?.currency === payout.currency
      ? [
          { label: t("before"), value: money(wallet.availableMinor) },
          { label: t("after"), value: money(wallet.availableMinor + taxToday.netMinor) },
        ]
      : []),
  ];
}
