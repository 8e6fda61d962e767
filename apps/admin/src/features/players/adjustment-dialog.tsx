"use client";

import { SegmentedControl } from "@mantine/core";
import { AmountInput, type AmountReading, Money } from "@sortes/ui";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlreadyRequested, usePendingRequests } from "../../parts/pending-requests.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { useChange } from "../../parts/use-change.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { Player, PlayerDialogProps } from "./player.types.ts";

const directions = ["credit", "debit"] as const;
type Direction = (typeof directions)[number];

/** Asks a second person to move money between the bank and the player; shows both balances first. */
export function AdjustmentDialog({ player, onClose }: PlayerDialogProps) {
  const t = useTranslations("players.adjustment");
  const trpc = useTRPC();
  const [direction, setDirection] = useState<Direction>("credit");
  const [amount, setAmount] = useState<{ text: string; reading: AmountReading }>({
    text: "",
    reading: { ok: false, reason: "empty" },
  });
  const { id: playerId, currency } = player.profile;
  const isWaiting = usePendingRequests(playerId).some(({ kind }) => kind === "manual_adjustment");
  const request = useMutation(
    trpc.adjustments.request.mutationOptions(useChange({ done: t("done"), onDone: onClose })),
  );
  const amountMinor = amount.reading.ok && amount.reading.minor > 0n ? amount.reading.minor : undefined;
  const isShort = direction === "debit" && (amountMinor ?? 0n) > player.wallet.availableMinor;
  return (
    <ReasonDialog
      opened
      title={t("title")}
      description={t("description")}
      effects={amountMinor ? moneyEffects(player, { direction, amountMinor }, t) : undefined}
      confirmLabel={t("confirm")}
      confirmDisabled={amountMinor === undefined || isShort || isWaiting}
      pending={request.isPending}
      failure={request.error}
      onConfirm={(reason) => {
        if (amountMinor) request.mutate({ playerId, direction, amountMinor, reason });
      }}
      onClose={onClose}
    >
      {isWaiting ? <AlreadyRequested text={t("waiting")} /> : null}
      <SegmentedControl
        fullWidth
        aria-label={t("direction")}
        data={directions.map((value) => ({ value, label: t(`directions.${value}`) }))}
        value={direction}
        onChange={setDirection}
      />
      <AmountInput
        label={t("amount")}
        currency={currency}
        value={amount.text}
        onChange={(text, reading) => setAmount({ text, reading })}
        error={isShort ? t("tooMuch") : undefined}
        required
      />
    </ReasonDialog>
  );
}

type Move = { direction: Direction; amountMinor: bigint };

function moneyEffects(
  { wallet }: Player,
  { direction, amountMinor }: Move,
  t: ReturnType<typeof useTranslations<"players.adjustment">>,
) {
  const money = (minor: bigint) => <Money minor={minor} currency={wallet.currency} />;
  const isCredit = direction === "credit";
  const after = wallet.availableMinor + (isCredit ? amountMinor : -amountMinor);
  return [
    { label: t("from"), value: isCredit ? t("bank") : t("wallet") },
    { label: t("to"), value: isCredit ? t("wallet") : t("bank") },
    { label: t("amount"), value: money(amountMinor) },
    { label: t("before"), value: money(wallet.availableMinor) },
    { label: t("after"), value: money(after), strong: true },
  ];
}
