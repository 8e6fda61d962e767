"use client";

import { Alert } from "@mantine/core";
import type { PaymentView } from "@sortes/domain/payments";
import { formatMoney } from "@sortes/ui";
import { IconCircleCheck, IconCircleX, IconHourglass } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import { useFailureText } from "./use-failure-text.ts";

export type PaymentOutcomeProps = {
  /** The payment as the first answer had it. */
  answered: PaymentView;
  onClose: () => void;
};

/** How often a payment in doubt is looked at while the live connection is away. */
const lookEveryMs = 5_000;

/** What became of a payment; while the processor is silent it says so, and changes by itself once it is known. */
export function PaymentOutcome({ answered, onClose }: PaymentOutcomeProps) {
  const t = useTranslations("wallet.outcome");
  const locale = useLocale();
  const failureText = useFailureText();
  const { data } = useQuery(
    useTRPC().wallet.payments.queryOptions(
      { limit: 10 },
      {
        enabled: answered.state === "pending",
        refetchInterval: ({ state }) => {
          const settled = state.data?.items.find(({ id }) => id === answered.id)?.state !== "pending";
          return settled ? false : lookEveryMs;
        },
      },
    ),
  );
  const payment = data?.items.find(({ id }) => id === answered.id) ?? answered;
  const amount = formatMoney(payment.amountMinor, payment.currency, locale);
  const deposits = payment.direction === "deposit";
  const close = { withCloseButton: true, closeButtonLabel: t("close"), onClose };

  if (payment.state === "succeeded") {
    return (
      <Alert role="status" color="green" variant="light" icon={<IconCircleCheck aria-hidden />} {...close}>
        {t(deposits ? "depositDone" : "withdrawDone", { amount })}
      </Alert>
    );
  }
  if (payment.state === "failed") {
    return (
      <Alert
        role="alert"
        color="red"
        variant="light"
        icon={<IconCircleX aria-hidden />}
        title={t("failedTitle", { direction: payment.direction })}
        {...close}
      >
        {failureText(payment.failureCode)}
      </Alert>
    );
  }
  return (
    <Alert
      role="status"
      color="orange"
      variant="light"
      icon={<IconHourglass aria-hidden />}
      title={t("pendingTitle")}
      {...close}
    >
      {t(deposits ? "depositPending" : "withdrawPending", { amount })}
    </Alert>
  );
}
