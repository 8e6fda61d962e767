"use client";

import { Checkbox, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { decideLimitChange, type LimitChange } from "@sortes/domain/protection";
import { useErrorMessage } from "@sortes/site/errors";
import {
  AmountInput,
  type AmountReading,
  ConfirmDialog,
  DateTime,
  formatInstant,
  Money,
  useServerNowMs,
} from "@sortes/ui";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import type { Limit } from "./limit.types.ts";
import { useSetLimit } from "./use-set-limit.ts";

export type LimitDialogProps = {
  limit: Limit;
  currency: string;
  onClose: () => void;
};

/** Asks for the new amount and says, while it is typed, whether it holds at once or later. */
export function LimitDialog({ limit, currency, onClose }: LimitDialogProps) {
  const t = useTranslations("limits");
  const { kind, period } = limit;
  const messageOf = useErrorMessage();
  const tellDone = useTellDone();
  const wish = useWish(limit);
  const setLimit = useSetLimit({
    onSuccess: (change) => {
      tellDone(change);
      onClose();
    },
  });
  const { change, amountMinor } = wish;
  const effect = change?.effect ?? "none";
  const amountOf = (minor: bigint | null) =>
    minor === null ? t("none") : <Money minor={minor} currency={currency} />;
  return (
    <ConfirmDialog
      opened
      title={t("dialogTitle", { name: t("name", { kind, period }) })}
      effects={[
        { label: t("present"), value: amountOf(limit.limitMinor) },
        ...(change && amountMinor !== undefined && effect !== "none"
          ? [
              { label: t("new"), value: amountOf(amountMinor), strong: true },
              { label: t("holds"), value: <Holds change={change} /> },
            ]
          : []),
      ]}
      confirmLabel={t(effect === "later" ? "submitLater" : "submitNow")}
      confirmDisabled={effect === "none"}
      pending={setLimit.isPending}
      error={setLimit.error ? messageOf(setLimit.error).message : undefined}
      onConfirm={() => amountMinor !== undefined && setLimit.mutate({ kind, period, amountMinor })}
      onClose={onClose}
    >
      <Stack gap="sm">
        <AmountInput
          label={t("amount")}
          currency={currency}
          value={wish.text}
          onChange={wish.type}
          disabled={wish.isNone}
          data-autofocus
        />
        {limit.limitMinor === null ? null : (
          <Checkbox
            label={t("noLimit")}
            checked={wish.isNone}
            onChange={(event) => wish.wantNone(event.currentTarget.checked)}
          />
        )}
        <Text size="sm" c="dimmed" role="status" mih={40}>
          {change ? t(explanations[effect]) : null}
        </Text>
      </Stack>
    </ConfirmDialog>
  );
}

const explanations = { now: "tighten", later: "loosen", none: "same" } as const;

function Holds({ change }: { change: LimitChange }) {
  const t = useTranslations("limits");
  const { pendingFrom } = change.limit;
  return pendingFrom ? <DateTime at={pendingFrom} /> : t("now");
}

/** What the player asks for so far, and what the rule will make of it. */
function useWish(limit: Limit) {
  const [typed, setTyped] = useState<{ text: string; reading?: AmountReading }>({ text: "" });
  const [isNone, wantNone] = useState(false);
  const nowMs = useServerNowMs(60_000);
  const amountMinor = isNone ? null : typed.reading?.ok ? typed.reading.minor : undefined;
  const current = {
    amountMinor: limit.limitMinor,
    pendingAmountMinor: limit.pending?.amountMinor ?? null,
    pendingFrom: limit.pending?.from ?? null,
  };
  const change =
    amountMinor === undefined || nowMs === undefined
      ? undefined
      : decideLimitChange(current, amountMinor, new Date(nowMs));
  const type = (text: string, reading: AmountReading) => setTyped({ text, reading });
  return { text: typed.text, type, isNone, wantNone, amountMinor, change };
}

function useTellDone() {
  const t = useTranslations("limits");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  return ({ effect, limit }: LimitChange) => {
    const from = limit.pendingFrom ? formatInstant(limit.pendingFrom, zone, locale) : "";
    const message = effect === "later" ? t("doneLater", { from }) : t("doneNow");
    notifications.show({ message, color: "green" });
  };
}
