"use client";

import { SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { NumberGrid } from "@sortes/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { bonusCount, type DraftOf, type RuleOf, sizesOf, toggled } from "./draft.ts";

export type MatrixPickerProps = {
  rule: RuleOf<"matrix">;
  draft: DraftOf<"matrix">;
  onChange: (draft: DraftOf<"matrix">) => void;
};

/** Numbers from one pool, or from two where the game has a bonus pool of its own. */
export function MatrixPicker({ rule, draft, onChange }: MatrixPickerProps) {
  const t = useTranslations("play.picker");
  const bonus = bonusCount(rule);
  return (
    <Stack gap="lg">
      {draft.betType === "single" ? null : <SizeSelect rule={rule} draft={draft} onChange={onChange} />}
      {draft.betType === "banker" ? (
        <BankerGrids rule={rule} draft={draft} onChange={onChange} />
      ) : (
        <NumberGrid
          label={t("pickOf", { count: draft.size, max: rule.main.max })}
          status={t("picked", { count: draft.main.length, of: draft.size })}
          max={rule.main.max}
          picked={draft.main}
          limit={draft.size}
          onToggle={(value) => onChange({ ...draft, main: toggled(draft.main, value) })}
        />
      )}
      {rule.bonus?.source === "own" ? (
        <NumberGrid
          label={t("pickBonus", { count: bonus, max: rule.bonus.max })}
          status={t("picked", { count: draft.bonus.length, of: bonus })}
          max={rule.bonus.max}
          picked={draft.bonus}
          limit={bonus}
          onToggle={(value) => onChange({ ...draft, bonus: toggled(draft.bonus, value) })}
        />
      ) : null}
    </Stack>
  );
}

function SizeSelect({ rule, draft, onChange }: MatrixPickerProps) {
  const t = useTranslations("play.picker");
  const resize = (size: number) => {
    const main = draft.main.slice(0, Math.max(0, size - draft.bankers.length));
    onChange({ ...draft, size, main });
  };
  return (
    <Select
      label={t("size")}
      description={t(draft.betType === "banker" ? "bankerHint" : "systemHint", { count: rule.main.count })}
      data={sizesOf(rule, draft.betType).map((size) => ({
        value: `${size}`,
        label: t("sizeOption", { size }),
      }))}
      value={`${draft.size}`}
      onChange={(value) => value && resize(Number(value))}
      allowDeselect={false}
      maw={360}
    />
  );
}

/** A number is either a banker or one of the others: picking it on one side takes it from the other. */
function BankerGrids({ rule, draft, onChange }: MatrixPickerProps) {
  const t = useTranslations("play.picker");
  const [side, setSide] = useState<"bankers" | "main">("bankers");
  const other = side === "bankers" ? "main" : "bankers";
  const bankersMax = rule.main.count - 1;
  const limit = side === "bankers" ? bankersMax : draft.size - draft.bankers.length;
  const toggle = (value: number) => {
    const moved = draft[other].filter((number) => number !== value);
    const next = { ...draft, [side]: toggled(draft[side], value), [other]: moved };
    // One banker more leaves room for one number less.
    onChange({ ...next, main: next.main.slice(0, next.size - next.bankers.length) });
  };
  return (
    <Stack gap="md">
      <SegmentedControl
        value={side}
        onChange={setSide}
        data={[
          { value: "bankers", label: t("bankersTab", { count: draft.bankers.length }) },
          { value: "main", label: t("othersTab", { count: draft.main.length }) },
        ]}
        aria-label={t("bankerSide")}
      />
      <NumberGrid
        label={side === "bankers" ? t("pickBankers", { max: bankersMax }) : t("pickOthers")}
        status={t("picked", { count: draft[side].length, of: limit })}
        max={rule.main.max}
        picked={draft[side]}
        limit={limit}
        onToggle={toggle}
      />
      {draft[other].length > 0 ? (
        <Text size="sm" c="dimmed">
          {t(other === "bankers" ? "bankersAre" : "othersAre", { numbers: draft[other].join(", ") })}
        </Text>
      ) : null}
    </Stack>
  );
}
