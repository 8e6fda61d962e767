"use client";

import { Stack } from "@mantine/core";
import { DigitPicker } from "@sortes/ui";
import { useTranslations } from "next-intl";
import type { DraftOf, RuleOf } from "./draft.ts";
import { StakeStepper } from "./stake-stepper.tsx";

export type DigitsPickerProps = {
  rule: RuleOf<"digits">;
  draft: DraftOf<"digits">;
  onChange: (draft: DraftOf<"digits">) => void;
};

/** One digit for each place that the bet is about, and the stake. */
export function DigitsPicker({ rule, draft, onChange }: DigitsPickerProps) {
  const t = useTranslations("play.picker");
  return (
    <Stack gap="lg">
      <DigitPicker
        label={t("pickDigits", { count: draft.digits.length })}
        digits={draft.digits}
        onChange={(position, digit) => onChange({ ...draft, digits: draft.digits.with(position, digit) })}
      />
      <StakeStepper
        range={rule.stake}
        currency={rule.currency}
        valueMinor={draft.stakeMinor}
        onChange={(stakeMinor) => onChange({ ...draft, stakeMinor })}
      />
    </Stack>
  );
}
