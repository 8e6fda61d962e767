"use client";

import { Group, Stack, Text } from "@mantine/core";
import { evaluateLine, type GameResult, type GameRule, type Line, matchesOf } from "@sortes/domain/games";
import { LineNumbers } from "@sortes/site/numbers";
import { Money, SectionCard } from "@sortes/ui";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DrawDetail } from "../draws/use-draw.ts";
import { useGameNames } from "../games/use-game-names.ts";
import { type Draft, emptyDraft, readDraft, withBetType } from "../play/draft.ts";
import { BetTypeChoice, KindPicker } from "../play/picker.tsx";
import classes from "./result.module.css";

export type LineCheckerProps = { draw: DrawDetail; result: GameResult; rule: GameRule };

/** "Is my ticket a winner" for anyone: the numbers go in by hand, and nothing leaves the browser. */
export function LineChecker({ draw, result, rule }: LineCheckerProps) {
  const t = useTranslations("result.checker");
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(rule));
  const reading = readDraft(rule, draft);
  return (
    <SectionCard title={t("title")} text={t("text")}>
      <Stack gap="lg">
        <BetTypeChoice
          rule={rule}
          draft={draft}
          onBetType={(betType) => setDraft(withBetType(rule, draft, betType))}
        />
        <KindPicker rule={rule} draft={draft} onChange={setDraft} />
        <div aria-live="polite">
          {reading.state === "ready" ? (
            <Verdict line={reading.line} draw={draw} result={result} rule={rule} />
          ) : null}
        </div>
      </Stack>
    </SectionCard>
  );
}

function Verdict({ line, draw, result, rule }: LineCheckerProps & { line: Line }) {
  const t = useTranslations("result.checker");
  const names = useGameNames(rule);
  const prizes = new Map(draw.tiers.map(({ tier, prizePerUnitMinor }) => [tier, prizePerUnitMinor]));
  const wins = evaluateLine(rule, line, result);
  const totalMinor = wins.reduce((sum, { tier, units }) => sum + units * (prizes.get(tier) ?? 0n), 0n);
  return (
    <Stack gap="sm" className={classes.verdict ?? ""} data-wins={wins.length > 0 || undefined}>
      <LineNumbers line={line} matches={matchesOf(line, result)} />
      {wins.length === 0 ? (
        <Text>{t("noPrize")}</Text>
      ) : (
        <Group justify="space-between">
          <Text fw={600}>{wins.map(({ tier }) => names.tier(tier)).join(", ")}</Text>
          {totalMinor > 0n ? (
            <Money minor={totalMinor} currency={draw.currency} tone="prize" weight="strong" />
          ) : (
            <Text size="sm">{t("nobodyHeld")}</Text>
          )}
        </Group>
      )}
    </Stack>
  );
}
