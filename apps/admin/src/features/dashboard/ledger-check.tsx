"use client";

import { Alert, Button, Stack, Text } from "@mantine/core";
import { useErrorMessage } from "@sortes/site/errors";
import { formatCount } from "@sortes/ui";
import { IconAlertTriangle, IconCircleCheck, IconScale } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";

/** Replays the whole ledger on request and says whether it balances. */
export function LedgerCheck() {
  const t = useTranslations("dashboard.ledger");
  const errorMessage = useErrorMessage();
  const check = useMutation(useTRPC().ledger.verify.mutationOptions());
  return (
    <Panel title={t("title")}>
      <Stack gap="sm" align="flex-start">
        <Text size="sm" c="dimmed">
          {t("description")}
        </Text>
        <Button
          variant="default"
          leftSection={<IconScale size={16} aria-hidden />}
          loading={check.isPending}
          onClick={() => check.mutate()}
        >
          {t("run")}
        </Button>
        <div role="status" style={{ alignSelf: "stretch" }}>
          {check.data ? <Verdict verdict={check.data} /> : null}
          {check.error ? (
            <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />}>
              {errorMessage(check.error).message}
            </Alert>
          ) : null}
        </div>
      </Stack>
    </Panel>
  );
}

function Verdict({ verdict }: { verdict: Outputs["ledger"]["verify"] }) {
  const t = useTranslations("dashboard.ledger");
  const locale = useLocale();
  const accounts = verdict.totals.reduce((sum, total) => sum + total.accounts, 0n);
  if (verdict.balanced) {
    return (
      <Alert color="green" variant="light" icon={<IconCircleCheck aria-hidden />} title={t("balanced")}>
        {t("balancedDetail", {
          transfers: formatCount(verdict.transfers, locale),
          accounts: formatCount(accounts, locale),
        })}
      </Alert>
    );
  }
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={t("unbalanced")}>
      {t("unbalancedDetail", { accounts: verdict.mismatches.length })}
    </Alert>
  );
}
