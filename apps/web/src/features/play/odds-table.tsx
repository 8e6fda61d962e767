"use client";

import { Select, Stack, Table, Text } from "@mantine/core";
import type { OddsRow } from "@sortes/domain/games";
import { formatBasisPoints, formatOdds, Money } from "@sortes/ui";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../../trpc/outputs.ts";
import { multipleToDecimal } from "../games/prize-multiple.ts";
import { useGameNames } from "../games/use-game-names.ts";
import classes from "./play.module.css";
import { hasSharedPrizes, useEstimates } from "./use-estimates.ts";

export type PublishedGame = Outputs["games"]["get"];

/** More rows than this are shown for one play at a time. */
const ROWS_MAX = 16;

export type OddsTableProps = {
  published: PublishedGame;
  /** The draw whose sales so far say what a shared prize would be. */
  drawId: string | undefined;
};

/** The published odds of the game: every play and tier, exact, with what comes back in the long run. */
export function OddsTable({ published, drawId }: OddsTableProps) {
  const t = useTranslations("play.odds");
  const names = useGameNames(published.rule);
  const plays = published.returns.map(({ play }) => play);
  const isLong = published.odds.length > ROWS_MAX;
  const { data } = useEstimates(hasSharedPrizes(published) ? drawId : undefined);
  const estimates =
    data && new Map(data.tiers.map(({ tier, prizePerUnitMinor }) => [tier, prizePerUnitMinor]));
  const [chosen, setChosen] = useState(plays.at(-1) ?? "");
  return (
    <Stack gap="md">
      {isLong ? (
        <Select
          label={t("choose")}
          data={plays.map((play) => ({ value: play, label: names.play(play) }))}
          value={chosen}
          onChange={(value) => value && setChosen(value)}
          allowDeselect={false}
          maw={280}
        />
      ) : null}
      <Table.ScrollContainer minWidth={280} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label={t("label")} verticalSpacing="xs" fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("win")}</Table.Th>
              <Table.Th ta="right">{t("chance")}</Table.Th>
              <Table.Th ta="right">{t("pays")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          {(isLong ? [chosen] : plays).map((play) => (
            <PlayRows
              key={play}
              play={play}
              published={published}
              estimates={estimates}
              withHead={plays.length > 1}
            />
          ))}
        </Table>
      </Table.ScrollContainer>
      {estimates ? (
        <Text size="sm" c="dimmed">
          {t("estimated")}
        </Text>
      ) : null}
    </Stack>
  );
}

type PlayRowsProps = {
  play: string;
  published: PublishedGame;
  /** What one winner of each tier would get. */
  estimates: ReadonlyMap<string, bigint> | undefined;
  withHead: boolean;
};

function PlayRows({ play, published, estimates, withHead }: PlayRowsProps) {
  const t = useTranslations("play.odds");
  const locale = useLocale();
  const names = useGameNames(published.rule);
  const returned = published.returns.find((row) => row.play === play);
  return (
    <Table.Tbody>
      {withHead ? (
        <Table.Tr>
          <Table.Th colSpan={3} pt="md">
            {names.play(play)}
            {returned ? (
              <Text span size="sm" c="dimmed" fw={400} ml="xs">
                {t("returns", { share: formatBasisPoints(returned.returnBps, locale) })}
              </Text>
            ) : null}
          </Table.Th>
        </Table.Tr>
      ) : null}
      {published.odds
        .filter((row) => row.play === play)
        .map((row) => (
          <Table.Tr key={row.tier}>
            <Table.Td>{names.tier(row.tier)}</Table.Td>
            <Table.Td ta="right" className={`sortes-figures ${classes.odds}`}>
              {formatOdds(row.odds.numerator, row.odds.denominator, locale)}
            </Table.Td>
            <Table.Td ta="right" className="sortes-figures">
              <Pays row={row} estimateMinor={estimates?.get(row.tier)} currency={published.rule.currency} />
            </Table.Td>
          </Table.Tr>
        ))}
    </Table.Tbody>
  );
}

type PaysProps = { row: OddsRow; estimateMinor: bigint | undefined; currency: string };

function Pays({ row, estimateMinor, currency }: PaysProps) {
  const t = useTranslations("play.odds");
  const format = useFormatter();
  if (row.pays) {
    return <span>{t("times", { multiple: format.number(Number(multipleToDecimal(row.pays))) })}</span>;
  }
  // A pool that has sold nothing yet has no estimate worth showing.
  if (!estimateMinor) return <span>{t("shared")}</span>;
  return <span>{t.rich("about", { prize: () => <Money minor={estimateMinor} currency={currency} /> })}</span>;
}
