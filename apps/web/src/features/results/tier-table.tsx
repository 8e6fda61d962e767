"use client";

import { Card, Table, Text, Title } from "@mantine/core";
import { type GameRule, oddsByTier, tiersOf } from "@sortes/domain/games";
import { formatCount, Money } from "@sortes/ui";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { DrawDetail } from "../draws/use-draw.ts";
import { multipleToDecimal } from "../games/prize-multiple.ts";
import { useGameNames } from "../games/use-game-names.ts";

type TierRow = DrawDetail["tiers"][number];

export type TierTableProps = { draw: DrawDetail; rule: GameRule };

/** What each tier paid. Games with a free stake have dozens of tiers, so there only those that were won are listed. */
export function TierTable({ draw, rule }: TierTableProps) {
  const t = useTranslations("result.tiers");
  const names = useGameNames(rule);
  const locale = useLocale();
  const isPool = rule.kind === "matrix";
  const order = new Map(tiersOf(rule).map(({ tier }, index) => [tier, index]));
  const rows = draw.tiers
    .filter(({ units }) => isPool || units > 0n)
    .toSorted((a, b) => (order.get(a.tier) ?? 0) - (order.get(b.tier) ?? 0));
  const paidMinor = rows.reduce((sum, { totalMinor }) => sum + totalMinor, 0n);
  return (
    <Card component="section">
      <Title order={2} size="h4" mb="md">
        {t("title")}
      </Title>
      {rows.length === 0 ? <Text c="dimmed">{t("none")}</Text> : null}
      <Table.ScrollContainer minWidth={280} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label={t("title")} verticalSpacing="xs" fz="sm" hidden={rows.length === 0}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("tier")}</Table.Th>
              {isPool ? <Table.Th ta="right">{t("winners")}</Table.Th> : null}
              <Table.Th ta="right">{t("prize")}</Table.Th>
              <Table.Th ta="right">{t("total")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.tier}>
                <Table.Td>{names.tier(row.tier)}</Table.Td>
                {isPool ? (
                  <Table.Td ta="right" className="sortes-figures">
                    {formatCount(row.units, locale)}
                  </Table.Td>
                ) : null}
                <Table.Td ta="right">
                  <Prize row={row} rule={rule} currency={draw.currency} />
                </Table.Td>
                <Table.Td ta="right">
                  <Money minor={row.totalMinor} currency={draw.currency} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th colSpan={isPool ? 3 : 2}>{t("sum")}</Table.Th>
              <Table.Th ta="right">
                <Money minor={paidMinor} currency={draw.currency} />
              </Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

/** An amount in a game with one price; a multiple where everyone chooses the stake. */
function Prize({ row, rule, currency }: { row: TierRow; rule: GameRule; currency: string }) {
  const t = useTranslations("result.tiers");
  const format = useFormatter();
  if (rule.kind === "matrix") {
    if (row.units === 0n) return <span>{t("notWon")}</span>;
    return <Money minor={row.prizePerUnitMinor} currency={currency} tone="prize" />;
  }
  const pays = oddsByTier(rule).find(({ tier }) => tier === row.tier)?.pays;
  const fixedMinor = tiersOf(rule).find(({ tier }) => tier === row.tier)?.fixedPrizeMinor;
  if (!pays || !fixedMinor) return null;
  // When a draw's prizes reach their cap each is reduced alike, and so is the multiple that was really paid.
  const paid = {
    numerator: pays.numerator * row.prizePerUnitMinor,
    denominator: pays.denominator * fixedMinor,
  };
  return <span>{t("times", { multiple: format.number(Number(multipleToDecimal(paid))) })}</span>;
}
