"use client";

import { Alert, Anchor } from "@mantine/core";
import type { PaymentView } from "@sortes/domain/payments";
import { formatMoney } from "@sortes/ui";
import { IconPlayerPause } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { PaymentForm } from "./payment-form.tsx";

export type PanelProps = {
  wallet: Outputs["wallet"]["balance"];
  options: Outputs["wallet"]["instruments"];
  onAnswer: (payment: PaymentView) => void;
};

/** Paying in, within the player's own deposit limit. */
export function DepositPanel({ wallet, options, onAnswer }: PanelProps) {
  const t = useTranslations("wallet.pay");
  const locale = useLocale();
  const trpc = useTRPC();
  const { data: limits } = useQuery(trpc.protection.limits.queryOptions());
  const { data: exclusions } = useQuery(trpc.protection.exclusions.queryOptions());
  if (exclusions?.current) {
    return (
      <Alert variant="light" icon={<IconPlayerPause aria-hidden />}>
        {t("excluded")}
      </Alert>
    );
  }
  const tightest = limits && findTightest(limits);
  const hint = tightest
    ? t("limitLeft", {
        left: formatMoney(tightest.remainingMinor, wallet.currency, locale),
        period: tightest.period,
      })
    : t("noLimit");
  return (
    <PaymentForm
      direction="deposit"
      wallet={wallet}
      tokens={options.instruments.map(({ token }) => token)}
      bounds={{ ...options.bounds.deposit, limitLeftMinor: tightest?.remainingMinor }}
      hint={
        limits ? (
          <>
            {hint}{" "}
            {tightest ? null : (
              <Anchor component={Link} href="/account/limits" inherit underline="always">
                {t("setLimit")}
              </Anchor>
            )}
          </>
        ) : null
      }
      onAnswer={onAnswer}
    />
  );
}

type Limit = Outputs["protection"]["limits"][number];

/** Of several deposit limits the one that leaves least. */
function findTightest(limits: readonly Limit[]): (Limit & { remainingMinor: bigint }) | undefined {
  return limits
    .flatMap((limit) =>
      limit.kind === "deposit" && limit.remainingMinor !== null
        ? [{ ...limit, remainingMinor: limit.remainingMinor }]
        : [],
    )
    .toSorted((one, other) => Number(one.remainingMinor - other.remainingMinor))[0];
}
