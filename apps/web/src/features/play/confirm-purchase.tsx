"use client";

import { Alert, Button, Group, Skeleton, Stack, Text } from "@mantine/core";
import type { PurchaseInput } from "@sortes/domain/betting";
import { useErrorMessage } from "@sortes/site/errors";
import { ConfirmDialog, Countdown, DateTime, type KeyValue, Money } from "@sortes/ui";
import { IconAlertCircle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { contentOf } from "./purchase.ts";
import { RefusalHelp } from "./refusal-help.tsx";
import type { OpenDraw } from "./slip-panel.tsx";
import { type Receipt, usePurchase } from "./use-purchase.ts";

export type ConfirmPurchaseProps = {
  purchase: PurchaseInput;
  openDraws: readonly OpenDraw[];
  onBought: (receipt: Receipt) => void;
  /** The same bet in later draws is being bought instead. */
  onLater: (purchase: PurchaseInput) => void;
  onClose: () => void;
};

type Quote = Outputs["betting"]["quote"];

/** What a press of "buy" will do, and what became of it if it was refused. */
export function ConfirmPurchase(props: ConfirmPurchaseProps) {
  const { purchase, openDraws, onBought, onLater, onClose } = props;
  const t = useTranslations("play.confirm");
  const errorMessage = useErrorMessage();
  const client = useTRPCClient();
  const quote = useQuery({
    queryKey: ["purchase-quote", contentOf(purchase)],
    queryFn: () => client.betting.quote.mutate(purchase),
    // The balance in it must be today's truth.
    staleTime: 0,
    gcTime: 0,
  });
  const { mutate: buy, isPending, error, reset } = usePurchase(onBought);
  const zone = openDraws[0]?.game.timeZone;
  const failure = error ?? quote.error;
  const isShort = (quote.data?.balance?.afterMinor ?? 0n) < 0n;
  const refusal = failure ? errorMessage(failure) : undefined;
  // This press can never succeed; only the offer of a later draw can.
  const isLate = refusal?.code === "draw.sales_closed";
  const playLater = (drawId: string) => {
    const from = openDraws.findIndex(({ id }) => id === drawId);
    const drawIds = openDraws.slice(from, from + purchase.drawIds.length).map(({ id }) => id);
    const later = { ...purchase, drawIds: from < 0 ? [drawId] : drawIds };
    onLater(later);
    buy(later);
  };
  return (
    <ConfirmDialog
      opened
      title={t("title")}
      effects={quote.data ? effectsOf(quote.data, purchase, zone, t) : []}
      confirmLabel={t("buy", { count: purchase.drawIds.length })}
      confirmDisabled={!quote.data || isShort || isLate}
      pending={isPending}
      onConfirm={() => buy(purchase)}
      onClose={() => {
        reset();
        onClose();
      }}
    >
      <Stack gap="md">
        {quote.isPending ? <Skeleton height={220} /> : null}
        {quote.data ? <Cutoff quote={quote.data} /> : null}
        {isShort && !failure ? (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{t("short")}</Text>
            <Button component={Link} href="/wallet" variant="light" size="sm" flex="none">
              {t("deposit")}
            </Button>
          </Group>
        ) : null}
        {refusal ? (
          <Alert role="alert" color="orange" variant="light" icon={<IconAlertCircle aria-hidden />}>
            {refusal.message}
          </Alert>
        ) : null}
        {failure ? <RefusalHelp error={failure} openDraws={openDraws} onPlayLater={playLater} /> : null}
      </Stack>
    </ConfirmDialog>
  );
}

function Cutoff({ quote }: { quote: Quote }) {
  const t = useTranslations("play.confirm");
  const first = quote.draws[0];
  if (!first) return null;
  return <Countdown at={first.cutoffAt} label={t("closesIn")} size="sm" reachedText={t("closed")} />;
}

function effectsOf(
  quote: Quote,
  purchase: PurchaseInput,
  zone: string | undefined,
  t: ReturnType<typeof useTranslations<"play.confirm">>,
): KeyValue[] {
  const { currency, draws, totalMinor, balance } = quote;
  const first = draws[0];
  const last = draws.at(-1);
  return [
    ...(first && last
      ? [
          {
            label: t("draws", { count: draws.length }),
            value:
              first === last ? (
                <DateTime at={first.cutoffAt} zone={zone} withZone />
              ) : (
                <span>
                  <DateTime at={first.cutoffAt} zone={zone} /> – <DateTime at={last.cutoffAt} zone={zone} />
                </span>
              ),
          },
        ]
      : []),
    {
      label: t("lines"),
      value: t("lineCount", { count: purchase.lines.length, draws: draws.length }),
    },
    { label: t("late"), value: purchase.playNextIfLate ? t("lateNext") : t("lateRefused") },
    { label: t("total"), value: <Money minor={totalMinor} currency={currency} />, strong: true },
    ...(balance
      ? [
          { label: t("balanceNow"), value: <Money minor={balance.availableMinor} currency={currency} /> },
          { label: t("balanceAfter"), value: <Money minor={balance.afterMinor} currency={currency} /> },
        ]
      : []),
  ];
}
