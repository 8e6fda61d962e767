"use client";

import { Stack, Table, Text } from "@mantine/core";
import { type GameRule, type Line, type LineOdds, oddsOfLine, tiersOf } from "@sortes/domain/games";
import { formatOdds, Money } from "@sortes/ui";
import { useLocale, useTranslations } from "next-intl";
import { useGameNames } from "../games/use-game-names.ts";
import classes from "./play.module.css";

export type LineChancesProps = { rule: GameRule; line: Line };

/** The exact chances of one line and what each would pay. */
export function LineChances({ rule, line }: LineChancesProps) {
  const t = useTranslations("play.chances");
  const locale = useLocale();
  const names = useGameNames(rule);
  const fixed = new Map(tiersOf(rule).map(({ tier, fixedPrizeMinor }) => [tier, fixedPrizeMinor]));
  return (
    <Stack gap="xs">
      <Table aria-label={t("label")} verticalSpacing={6} horizontalSpacing="xs" fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("win")}</Table.Th>
            <Table.Th ta="right">{t("chance")}</Table.Th>
            <Table.Th ta="right">{t("prize")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {oddsOfLine(rule, line)
            .filter(({ odds }) => odds.numerator > 0n)
            .map((row) => (
              <Table.Tr key={row.tier}>
                <Table.Td>{names.tier(row.tier)}</Table.Td>
                <Table.Td ta="right" className={`sortes-figures ${classes.odds}`}>
                  {formatOdds(row.odds.numerator, row.odds.denominator, locale)}
                </Table.Td>
                <Table.Td ta="right">
                  <Prize rule={rule} row={row} fixedMinor={fixed.get(row.tier) ?? null} />
                </Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      {line.kind === "digits" && line.betType === "straight_box" ? (
        <Text size="sm" c="dimmed">
          {t("bothWin")}
        </Text>
      ) : null}
    </Stack>
  );
}

/** A fixed prize as an amount; where several combinations may win at once, the amount of each. */
function Prize({ rule, row, fixedMinor }: { rule: GameRule; row: LineOdds; fixedMinor: bigint | null }) {
  const t = useTranslations("play.chances");
  if (fixedMinor === null) return <span>{t("shared")}</span>;
  const { odds, expectedUnits } = row;
  // Units won on average whenever the tier is won at all: a whole number where every such result wins the same.
  const numerator = expectedUnits.numerator * odds.denominator;
  const denominator = expectedUnits.denominator * odds.numerator;
  if (rule.kind === "matrix" && numerator !== denominator) {
    return (
      <span>{t.rich("each", { prize: () => <Money minor={fixedMinor} currency={rule.currency} /> })}</span>
    );
  }
  return <Money minor={(fixedMinor * numerator) / denominator} currency={rule.currency} />;
}
