"use client";

import { Alert, Button, Card, Group, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { LINES_MAX } from "@sortes/domain/betting";
import type { BetType, GameRule } from "@sortes/domain/games";
import { useErrorMessage } from "@sortes/site/errors";
import { LineNumbers } from "@sortes/site/numbers";
import { Money } from "@sortes/ui";
import { IconArrowsShuffle, IconEraser, IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { randomBelow } from "../games/random-below.ts";
import { useGameNames } from "../games/use-game-names.ts";
import { DigitsPicker } from "./digits-picker.tsx";
import { betTypesOf, clearedDraft, type Draft, filledDraft, missingIn, readDraft } from "./draft.ts";
import { KenoPicker } from "./keno-picker.tsx";
import { LineChances } from "./line-chances.tsx";
import { MatrixPicker } from "./matrix-picker.tsx";
import type { SlipStore } from "./use-slip.ts";

export type PickerProps = SlipStore & { rule: GameRule };

/** Where a line is made: the bet, its numbers, chance's help, and what the line would cost and could win. */
export function Picker({ rule, slip, dispatch }: PickerProps) {
  const change = (draft: Draft) => dispatch({ type: "draft", draft });
  return (
    <Card>
      <Stack gap="lg">
        <BetTypeChoice
          rule={rule}
          draft={slip.draft}
          onBetType={(betType) => dispatch({ type: "betType", betType })}
        />
        <KindPicker rule={rule} draft={slip.draft} onChange={change} />
        <Chance rule={rule} draft={slip.draft} onChange={change} />
        <DraftFoot rule={rule} slip={slip} dispatch={dispatch} />
      </Stack>
    </Card>
  );
}

export function BetTypeChoice(props: {
  rule: GameRule;
  draft: Draft;
  onBetType: (betType: BetType) => void;
}) {
  const { rule, draft, onBetType } = props;
  const t = useTranslations("play");
  const names = useGameNames(rule);
  const betTypes = betTypesOf(rule);
  if (betTypes.length < 2) return null;
  const data = betTypes.map((betType) => ({ value: betType, label: names.betType(betType) }));
  return (
    <Stack gap="xs">
      <SegmentedControl
        visibleFrom="sm"
        fullWidth
        aria-label={t("betType")}
        data={data}
        value={draft.betType}
        onChange={onBetType}
      />
      <Select
        hiddenFrom="sm"
        label={t("betType")}
        data={data}
        value={draft.betType}
        onChange={(value) => value && onBetType(value)}
        allowDeselect={false}
      />
      <Text size="sm" c="dimmed">
        {t(`betTypeHint.${draft.betType}`)}
      </Text>
    </Stack>
  );
}

export type KindPickerProps = { rule: GameRule; draft: Draft; onChange: (draft: Draft) => void };

export function KindPicker({ rule, draft, onChange }: KindPickerProps): ReactNode {
  if (rule.kind === "matrix" && draft.kind === "matrix") {
    return <MatrixPicker rule={rule} draft={draft} onChange={onChange} />;
  }
  if (rule.kind === "digits" && draft.kind === "digits") {
    return <DigitsPicker rule={rule} draft={draft} onChange={onChange} />;
  }
  if (rule.kind === "keno" && draft.kind === "keno") {
    return <KenoPicker rule={rule} draft={draft} onChange={onChange} />;
  }
  return null;
}

/** Quick pick of the whole line or of what is missing in it. */
function Chance({ rule, draft, onChange }: KindPickerProps) {
  const t = useTranslations("play.picker");
  const empty = clearedDraft(rule, draft);
  const isEmpty = missingIn(rule, draft) === missingIn(rule, empty);
  const isPartial = !isEmpty && missingIn(rule, draft) > 0;
  const fill = (from: Draft) => {
    try {
      onChange(filledDraft(rule, from, randomBelow));
    } catch {
      // What was picked cannot become a line of this bet, so chance picks all of it.
      onChange(filledDraft(rule, empty, randomBelow));
    }
  };
  return (
    <Group gap="sm">
      <Button
        variant="default"
        leftSection={<IconArrowsShuffle size={18} aria-hidden />}
        onClick={() => fill(empty)}
      >
        {t("quickPick")}
      </Button>
      {isPartial ? (
        <Button variant="default" onClick={() => fill(draft)}>
          {t("quickRest")}
        </Button>
      ) : null}
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconEraser size={18} aria-hidden />}
        disabled={isEmpty}
        onClick={() => onChange(empty)}
      >
        {t("clear")}
      </Button>
    </Group>
  );
}

/** The finished line with its price and chances, and the button that takes it; before that, what is missing. */
function DraftFoot({ rule, slip, dispatch }: Pick<PickerProps, "rule" | "slip" | "dispatch">) {
  const t = useTranslations("play.picker");
  const errorMessage = useErrorMessage();
  const reading = readDraft(rule, slip.draft);
  const isFull = slip.lines.length >= LINES_MAX && slip.editingId === null;
  return (
    <Stack gap="md">
      {reading.state === "refused" ? (
        <Alert color="orange" variant="light">
          {errorMessage({ data: reading.error }).message}
        </Alert>
      ) : null}
      {reading.state === "ready" ? (
        <>
          <LineNumbers line={reading.line} />
          <LineChances rule={rule} line={reading.line} />
        </>
      ) : null}
      {isFull ? <Text c="dimmed">{t("full", { max: LINES_MAX })}</Text> : null}
      <Group justify="space-between">
        <Text c="dimmed" aria-live="polite">
          {reading.state === "incomplete" ? t("missing", { count: reading.missing }) : null}
          {reading.state === "ready"
            ? t.rich("price", {
                combinations: Number(reading.combinations),
                price: () => <Money minor={reading.priceMinor} currency={rule.currency} weight="strong" />,
              })
            : null}
        </Text>
        <Button
          size="md"
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={reading.state !== "ready" || isFull}
          onClick={() => dispatch({ type: "keep" })}
        >
          {slip.editingId === null ? t("add") : t("save")}
        </Button>
      </Group>
    </Stack>
  );
}
