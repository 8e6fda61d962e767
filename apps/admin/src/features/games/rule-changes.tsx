"use client";

import { Text } from "@mantine/core";
import { type DataColumn, DataTable, formatBasisPoints, formatCount, formatMoney } from "@sortes/ui";
import { IconArrowsDiff } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { diffRules, type RuleChange } from "./rule-diff.ts";
import { tierName } from "./tier-name.ts";

export type RuleChangesProps = { before: unknown; after: unknown; currency: string };

/** What a new version changes, value by value, in the units people speak of. */
export function RuleChanges({ before, after, currency }: RuleChangesProps) {
  const t = useTranslations("rule.changes");
  return (
    <DataTable
      dense
      label={t("title")}
      columns={useColumns(currency)}
      rows={diffRules(before, after)}
      rowId={({ path }) => path.join("/")}
      empty={{ title: t("none"), icon: <IconArrowsDiff size={28} stroke={1.5} /> }}
    />
  );
}

function useColumns(currency: string): DataColumn<RuleChange>[] {
  const t = useTranslations("rule.changes");
  const write = useWrite(currency);
  const value = (change: RuleChange, text: string | undefined) =>
    text === undefined ? (
      <Text span size="sm" c="dimmed">
        {t("absent")}
      </Text>
    ) : (
      <span className="sortes-figures">{write(change.path, text)}</span>
    );
  return [
    {
      key: "path",
      title: t("where"),
      phone: "title",
      render: ({ path }) => path.map((part) => tierName(spaced(part))).join(" › "),
    },
    { key: "before", title: t("before"), align: "right", render: (row) => value(row, row.before) },
    { key: "after", title: t("after"), align: "right", render: (row) => value(row, row.after) },
  ];
}

/** `shareBps` reads "Share": the unit is in the value. */
const spaced = (name: string) =>
  name
    .replace(/(Bps|Minor)$/u, "")
    .replaceAll(/([a-z])([A-Z])/gu, "$1 $2")
    .toLowerCase();

/** A value by the unit that its name ends with: money, a multiple of the stake, a share, or as it is. */
function useWrite(currency: string) {
  const t = useTranslations("rule.changes");
  const locale = useLocale();
  return (path: readonly string[], text: string): string => {
    const name = path.at(-1) ?? "";
    if (text === "") return t("offered");
    if (name.endsWith("Minor")) return formatMoney(BigInt(text), currency, locale, { fraction: "auto" });
    if (name === "paysBps") return t("times", { multiple: formatCount(Number(text) / 10_000, locale) });
    if (name.endsWith("Bps")) return formatBasisPoints(Number(text), locale);
    return text;
  };
}
