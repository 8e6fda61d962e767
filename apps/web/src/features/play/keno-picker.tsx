"use client";

import { Input, SegmentedControl, Select, Stack } from "@mantine/core";
import { NumberGrid } from "@sortes/ui";
import { useTranslations } from "next-intl";
import { type DraftOf, type RuleOf, spotsOf, toggled } from "./draft.ts";
import { StakeStepper } from "./stake-stepper.tsx";

export type KenoPickerProps = {
  rule: RuleOf<"keno">;
  draft: DraftOf<"keno">;
  onChange: (draft: DraftOf<"keno">) => void;
};

/** How many numbers first, since that decides what can be won; then the numbers and the stake. */
export function KenoPicker({ rule, draft, onChange }: KenoPickerProps) {
  const t = useTranslations("play.picker");
  const options = spotsOf(rule).map((spots) => `${spots}`);
  const resize = (size: number) => onChange({ ...draft, size, numbers: draft.numbers.slice(0, size) });
  return (
    <Stack gap="lg">
      <Input.Wrapper label={t("spots")} description={t("spotsHint", { drawn: rule.drawn })} visibleFrom="sm">
        <SegmentedControl
          mt="xs"
          fullWidth
          value={`${draft.size}`}
          onChange={(value) => resize(Number(value))}
          data={options}
          aria-label={t("spots")}
        />
      </Input.Wrapper>
      <Select
        hiddenFrom="sm"
        label={t("spots")}
        description={t("spotsHint", { drawn: rule.drawn })}
        data={options}
        value={`${draft.size}`}
        onChange={(value) => value && resize(Number(value))}
        allowDeselect={false}
      />
      <NumberGrid
        label={t("pickOf", { count: draft.size, max: rule.pool })}
        status={t("picked", { count: draft.numbers.length, of: draft.size })}
        max={rule.pool}
        columns={10}
        picked={draft.numbers}
        limit={draft.size}
        onToggle={(value) => onChange({ ...draft, numbers: toggled(draft.numbers, value) })}
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
