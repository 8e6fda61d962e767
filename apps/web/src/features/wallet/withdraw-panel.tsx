"use client";

import { Text } from "@mantine/core";
import { formatMoney } from "@sortes/ui";
import { useLocale, useTranslations } from "next-intl";
import type { PanelProps } from "./deposit-panel.tsx";
import { PaymentForm } from "./payment-form.tsx";

/** Paying out what is available, to what has paid in. Open to players who take a break. */
export function WithdrawPanel({ wallet, options, onAnswer }: PanelProps) {
  const t = useTranslations("wallet.pay");
  const locale = useLocale();
  if (options.ownTokens.length === 0) return <Text c="dimmed">{t("noInstrument")}</Text>;
  if (wallet.availableMinor <= 0n) return <Text c="dimmed">{t("nothing")}</Text>;
  return (
    <PaymentForm
      direction="withdrawal"
      wallet={wallet}
      tokens={options.ownTokens}
      bounds={{ ...options.bounds.withdrawal, availableMinor: wallet.availableMinor }}
      hint={t("availableHint", { available: formatMoney(wallet.availableMinor, wallet.currency, locale) })}
      onAnswer={onAnswer}
    />
  );
}
