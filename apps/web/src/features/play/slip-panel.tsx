"use client";

import { ActionIcon, Button, Checkbox, Group, NumberInput, Select, Stack, Text } from "@mantine/core";
import { DRAWS_MAX, PURCHASE_TOTAL_MAX_MINOR } from "@sortes/domain/betting";
import { type GameRule, priceLineMinor } from "@sortes/domain/games";
import { LineNumbers } from "@sortes/site/numbers";
import { formatInstant, formatMoney, Money } from "@sortes/ui";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import type { Outputs } from "../../trpc/outputs.ts";
import { useGameNames } from "../games/use-game-names.ts";
import classes from "./play.module.css";
import { slipPrice } from "./purchase.ts";
import { chosenDraws, type SlipLine } from "./slip.ts";
import type { SlipStore } from "./use-slip.ts";

export type OpenDraw = Outputs["draws"]["open"]["items"][number];

export type SlipPanelProps = SlipStore & {
  rule: GameRule;
  openDraws: readonly OpenDraw[];
  signedIn: boolean;
  /** Leads on: to the confirmation, or to sign in first. */
  onPlay: () => void;
  /** Called when a line goes back to the picker, which on a phone stands behind the panel. */
  onEdit?: (() => void) | undefined;
};

/** The playslip: lines, draws, total, and the way on. */
export function SlipPanel(props: SlipPanelProps) {
  const { rule, slip, dispatch, openDraws, onPlay, onEdit } = props;
  const t = useTranslations("play.slip");
  const locale = useLocale();
  const draws = chosenDraws(openDraws, slip);
  const price = slipPrice(rule, slip, draws.length);
  return (
    <Stack gap="md">
      {slip.lines.length === 0 ? <Text c="dimmed">{t("empty")}</Text> : null}
      <ul className={classes.lines}>
        {slip.lines.map((entry) => (
          <LineRow
            key={entry.id}
            entry={entry}
            rule={rule}
            isEditing={entry.id === slip.editingId}
            onEdit={() => {
              dispatch({ type: "edit", id: entry.id });
              onEdit?.();
            }}
            onRemove={() => dispatch({ type: "remove", id: entry.id })}
          />
        ))}
      </ul>
      <DrawChoice {...props} />
      <div className={classes.total}>
        <div>
          <Text fw={600}>{t("total")}</Text>
          <Text size="sm" c="dimmed">
            {t("sum", { lines: slip.lines.length, draws: draws.length })}
          </Text>
        </div>
        <Text fz={24} fw={680} aria-live="polite">
          <Money minor={price.totalMinor} currency={rule.currency} />
        </Text>
      </div>
      {price.isTooMuch ? (
        <Text c="dimmed" size="sm" role="alert">
          {t("tooMuch", { max: formatMoney(PURCHASE_TOTAL_MAX_MINOR, rule.currency, locale) })}
        </Text>
      ) : null}
      <Button
        size="lg"
        fullWidth
        disabled={!props.isRestored || slip.lines.length === 0 || draws.length === 0 || price.isTooMuch}
        onClick={onPlay}
      >
        {props.signedIn ? t("play") : t("signInAndPlay")}
      </Button>
    </Stack>
  );
}

type LineRowProps = {
  entry: SlipLine;
  rule: GameRule;
  isEditing: boolean;
  onEdit: () => void;
  onRemove: () => void;
};

function LineRow({ entry, rule, isEditing, onEdit, onRemove }: LineRowProps) {
  const t = useTranslations("play.slip");
  const names = useGameNames(rule);
  const { line } = entry;
  return (
    <li className={classes.line} data-editing={isEditing || undefined}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" c="dimmed">
          {names.betType(line.betType)}
        </Text>
        <Group gap={2} wrap="nowrap">
          <Text size="sm" fw={600} mr={4}>
            <Money minor={priceLineMinor(rule, line)} currency={rule.currency} />
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={onEdit}
            aria-label={t("edit", { line: entry.id })}
          >
            <IconPencil size={17} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={onRemove}
            aria-label={t("remove", { line: entry.id })}
          >
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      <LineNumbers line={line} size="xs" />
    </li>
  );
}

/** From which draw on, how many of them, and what happens to a bet that comes too late. */
function DrawChoice({ slip, dispatch, openDraws }: SlipPanelProps) {
  const t = useTranslations("play.slip");
  const locale = useLocale();
  const [first] = chosenDraws(openDraws, { ...slip, drawCount: 1 });
  if (!first) return <Text c="dimmed">{t("noDraw")}</Text>;
  const left = openDraws.length - openDraws.findIndex(({ id }) => id === first.id);
  const max = Math.min(left, DRAWS_MAX);
  return (
    <Stack gap="sm">
      <Group align="end" gap="sm" wrap="nowrap">
        <Select
          className={classes.grow ?? ""}
          label={t("firstDraw")}
          data={openDraws.map((draw) => ({
            value: draw.id,
            label: formatInstant(draw.cutoffAt, draw.game.timeZone, locale),
          }))}
          value={first.id}
          onChange={(drawId) => dispatch({ type: "firstDraw", drawId })}
          allowDeselect={false}
        />
        <NumberInput
          w={104}
          label={t("drawCount")}
          min={1}
          max={max}
          value={Math.min(slip.drawCount, max)}
          onChange={(count) => dispatch({ type: "drawCount", count: Number(count) || 1 })}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
        />
      </Group>
      <Checkbox
        label={t("late")}
        description={t("lateHint")}
        checked={slip.playNextIfLate}
        onChange={(event) => dispatch({ type: "late", playNext: event.currentTarget.checked })}
      />
    </Stack>
  );
}
