"use client";

import type { PaymentDirection, PaymentView } from "@sortes/domain/payments";
import { useErrorMessage } from "@sortes/site/errors";
import { ConfirmDialog, formatMoney, Money } from "@sortes/ui";
import { useLocale, useTranslations } from "next-intl";
import { useRef } from "react";
import type { Outputs } from "../../trpc/outputs.ts";
import { isUndecided } from "../../trpc/press-key.ts";
import { useInstrumentName } from "./use-instrument-name.ts";
import { type PaymentDraft, usePayment } from "./use-payment.ts";

export type PaymentConfirmProps = {
  direction: PaymentDirection;
  wallet: Outputs["wallet"]["balance"];
  /** What is to be confirmed; undefined keeps the dialog closed. */
  draft: PaymentDraft | undefined;
  onClose: () => void;
  onAnswer: (payment: PaymentView) => void;
};

/** The last look before money moves: how much, from where, to where, and the balance afterwards. */
export function PaymentConfirm({ direction, wallet, draft, onClose, onAnswer }: PaymentConfirmProps) {
  const t = useTranslations("wallet");
  const locale = useLocale();
  const nameOf = useInstrumentName();
  const messageOf = useErrorMessage();
  const payment = usePayment(direction, onAnswer);
  const shown = useLast(draft);
  if (!shown) return null;

  const deposits = direction === "deposit";
  const { currency, availableMinor } = wallet;
  const amount = formatMoney(shown.amountMinor, currency, locale);
  const afterMinor = deposits ? availableMinor + shown.amountMinor : availableMinor - shown.amountMinor;
  const instrument = nameOf(shown.instrument);
  const ends = deposits ? [instrument, t("confirm.wallet")] : [t("confirm.wallet"), instrument];
  const refusal = isUndecided(payment.error) ? t("pay.unsure") : messageOf(payment.error).message;
  return (
    <ConfirmDialog
      opened={draft !== undefined}
      title={t(deposits ? "confirm.depositTitle" : "confirm.withdrawTitle", { amount })}
      description={t(deposits ? "confirm.depositText" : "confirm.withdrawText")}
      effects={[
        {
          label: t("confirm.amount"),
          value: <Money minor={shown.amountMinor} currency={currency} weight="strong" />,
        },
        { label: t("confirm.from"), value: ends[0] },
        { label: t("confirm.to"), value: ends[1] },
        { label: t("confirm.before"), value: <Money minor={availableMinor} currency={currency} /> },
        {
          label: t("confirm.after"),
          value: <Money minor={afterMinor} currency={currency} />,
          strong: true,
        },
      ]}
      confirmLabel={t(deposits ? "confirm.deposit" : "confirm.withdraw", { amount })}
      pending={payment.isPending}
      error={payment.error ? refusal : undefined}
      onConfirm={() => payment.mutate(shown)}
      onClose={() => {
        payment.reset();
        onClose();
      }}
    />
  );
}

/** The latest value there was, so that a closing dialog does not go blank while it fades. */
function useLast<Value>(value: Value | undefined): Value | undefined {
  const last = useRef(value);
  if (value !== undefined) last.current = value;
  return last.current;
}
