"use client";

import { ActionIcon, Group, Text } from "@mantine/core";
import type { StakeRange } from "@sortes/domain/games";
import { formatMoney, Money } from "@sortes/ui";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";

export type StakeStepperProps = {
  range: StakeRange;
  currency: string;
  valueMinor: bigint;
  onChange: (stakeMinor: bigint) => void;
};

/** The stake of one play, in the steps that the rule allows. */
export function StakeStepper({ range, currency, valueMinor, onChange }: StakeStepperProps) {
  const t = useTranslations("play.stake");
  const locale = useLocale();
  const labelId = useId();
  const { minMinor, maxMinor, stepMinor } = range;
  const money = (minor: bigint) => formatMoney(minor, currency, locale);
  return (
    <Group role="group" aria-labelledby={labelId} justify="space-between" wrap="nowrap">
      <div>
        <Text id={labelId} fw={600}>
          {t("label")}
        </Text>
        <Text size="sm" c="dimmed">
          {t("range", { min: money(minMinor), max: money(maxMinor) })}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <ActionIcon
          variant="default"
          size={44}
          aria-label={t("less")}
          disabled={valueMinor - stepMinor < minMinor}
          onClick={() => onChange(valueMinor - stepMinor)}
        >
          <IconMinus size={18} aria-hidden />
        </ActionIcon>
        <Text component="output" aria-live="polite" miw={72} ta="center" fw={650}>
          <Money minor={valueMinor} currency={currency} />
        </Text>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={t("more")}
          disabled={valueMinor + stepMinor > maxMinor}
          onClick={() => onChange(valueMinor + stepMinor)}
        >
          <IconPlus size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </Group>
  );
}
