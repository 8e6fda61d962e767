"use client";

import { Group, Text } from "@mantine/core";
import type { GameResult, Line, LineMatches } from "@sortes/domain/games";
import { type BallSize, NumberBalls } from "@sortes/ui";
import { useTranslations } from "next-intl";

export type ResultNumbersProps = {
  result: GameResult;
  size?: BallSize | undefined;
  /** The moment itself: the numbers come in one by one. */
  reveal?: boolean | undefined;
};

/** The numbers of a draw. */
export function ResultNumbers({ result, size = "sm", reveal }: ResultNumbersProps) {
  const t = useTranslations("numbers");
  const look = { size, reveal, label: t("result") };
  switch (result.kind) {
    case "matrix":
      return <NumberBalls numbers={result.main} bonus={result.bonus} {...look} />;
    case "digits":
      return <NumberBalls numbers={result.digits} shape="tile" {...look} />;
    case "keno":
      return <NumberBalls numbers={result.numbers} {...look} />;
  }
}

export type LineNumbersProps = {
  line: Line;
  /** What of the line was drawn; absent before the result. */
  matches?: LineMatches | undefined;
  size?: BallSize | undefined;
};

/** The numbers of a line, with those that were drawn ringed. */
export function LineNumbers({ line, matches, size = "sm" }: LineNumbersProps) {
  const t = useTranslations("numbers");
  const look = { state: "picked", size, label: t("line") } as const;
  if (line.kind === "digits") {
    const matchedAt = matches?.kind === "digits" ? matches.positions : undefined;
    return <NumberBalls numbers={line.picks.digits} matchedAt={matchedAt} shape="tile" {...look} />;
  }
  if (line.kind === "keno") {
    const matched = matches?.kind === "keno" ? matches.numbers : undefined;
    return <NumberBalls numbers={line.picks.numbers} matched={matched} {...look} />;
  }
  const { main, bonus, bankers } = line.picks;
  // A bonus drawn from the same drum is met by a main number.
  const matched = matches?.kind === "matrix" ? [...matches.main, ...matches.bonus] : undefined;
  const matchedBonus = matches?.kind === "matrix" ? matches.bonus : undefined;
  const others = (
    <NumberBalls numbers={main} bonus={bonus} matched={matched} matchedBonus={matchedBonus} {...look} />
  );
  if (bankers.length === 0) return others;
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {t("bankers")}
      </Text>
      <NumberBalls numbers={bankers} matched={matched} {...look} label={t("bankers")} />
      <Text size="sm" c="dimmed">
        {t("others")}
      </Text>
      {others}
    </Group>
  );
}
