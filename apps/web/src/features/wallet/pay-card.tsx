"use client";

import { Card, SegmentedControl, Stack } from "@mantine/core";
import type { PaymentDirection, PaymentView } from "@sortes/domain/payments";
import { QueryError } from "@sortes/site/errors";
import { LoadingState } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { DepositPanel } from "./deposit-panel.tsx";
import { PaymentOutcome } from "./payment-outcome.tsx";
import { WithdrawPanel } from "./withdraw-panel.tsx";

export function PayCard({ withdrawing }: { withdrawing: boolean }) {
  const t = useTranslations("wallet.pay");
  const trpc = useTRPC();
  const [direction, setDirection] = useState<PaymentDirection>(withdrawing ? "withdrawal" : "deposit");
  const [answered, setAnswered] = useState<PaymentView>();
  const wallet = useQuery(trpc.wallet.balance.queryOptions());
  const options = useQuery(trpc.wallet.instruments.queryOptions());
  const failed = [wallet, options].find((query) => query.error && !query.data);
  const Panel = direction === "deposit" ? DepositPanel : WithdrawPanel;
  return (
    <Card>
      <Stack gap="md">
        <SegmentedControl
          fullWidth
          size="md"
          aria-label={t("label")}
          value={direction}
          onChange={(value) => setDirection(value as PaymentDirection)}
          data={[
            { value: "deposit", label: t("deposit") },
            { value: "withdrawal", label: t("withdraw") },
          ]}
        />
        {answered ? (
          <PaymentOutcome key={answered.id} answered={answered} onClose={() => setAnswered(undefined)} />
        ) : null}
        {failed ? (
          <QueryError error={failed.error} onRetry={failed.refetch} retrying={failed.isRefetching} />
        ) : wallet.data && options.data ? (
          <Panel wallet={wallet.data} options={options.data} onAnswer={setAnswered} />
        ) : (
          <LoadingState shape="rows" count={4} />
        )}
      </Stack>
    </Card>
  );
}
