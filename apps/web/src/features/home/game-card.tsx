"use client";

import { Button, Card, Skeleton, Stack, Text, Title } from "@mantine/core";
import { Countdown, Money, StateBadge } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { DrawMoment } from "../draws/draw-moment.tsx";
import { GameIcon } from "../games/game-icon.tsx";
import { priceFromMinor } from "../games/price-from.ts";
import { highestMultiple, multipleToDecimal } from "../games/prize-multiple.ts";
import type { OpenDraw } from "./hero.tsx";
import classes from "./home.module.css";

export type GameCardProps = {
  game: Outputs["games"]["list"][number];
  /** The next draw that sells; none while the game takes a pause. */
  draw: OpenDraw | undefined;
};

/** One game: what can be won, until when it sells, and from which price. */
export function GameCard({ game, draw }: GameCardProps) {
  const t = useTranslations("home.card");
  const [closed, setClosed] = useState<string>();
  return (
    <Card component="article" className={classes.card ?? ""} aria-label={game.name}>
      <div className={classes.cardHead}>
        <span className={classes.cardName}>
          <GameIcon kind={game.kind} />
          <Title order={3} size="h4">
            {game.name}
          </Title>
        </span>
        {draw ? <StateBadge kind="draw" state={draw.state} size="sm" /> : null}
      </div>
      <TopPrize gameId={game.id} draw={draw} />
      {closed ? <DrawMoment drawId={closed} withLink /> : null}
      {draw ? (
        <Countdown
          key={draw.id}
          at={draw.cutoffAt}
          label={closed ? t("nextClosesIn") : t("closesIn")}
          reachedText={t("closing")}
          onReached={() => setClosed(draw.id)}
        />
      ) : (
        <Text c="dimmed">{t("noDraw")}</Text>
      )}
      <div className={classes.cardFoot}>
        <PriceFrom gameId={game.id} currency={game.currency} />
        <Button
          component={Link}
          href={`/games/${game.id}`}
          variant="light"
          aria-label={t("playGame", { game: game.name })}
        >
          {t("play")}
        </Button>
      </div>
    </Card>
  );
}

function useGame(gameId: string) {
  const trpc = useTRPC();
  return useQuery(trpc.games.get.queryOptions({ gameId }, { staleTime: 5 * 60_000 }));
}

/** The jackpot, or how many times the stake a game with fixed odds pays at most. */
function TopPrize({ gameId, draw }: { gameId: string; draw: OpenDraw | undefined }) {
  const t = useTranslations("home.card");
  const format = useFormatter();
  const { data, isPending } = useGame(gameId);
  if (draw && draw.jackpotMinor !== null) {
    return (
      <div>
        <Text size="sm" c="dimmed">
          {t("jackpot")}
        </Text>
        <div className={classes.topPrize} data-jackpot>
          <Money minor={draw.jackpotMinor} currency={draw.currency} fraction="auto" />
        </div>
      </div>
    );
  }
  if (isPending) return <Skeleton height={56} />;
  const multiple = data && highestMultiple(data.odds);
  if (!multiple) return null;
  return (
    <div>
      <Text size="sm" c="dimmed">
        {t("topPrize")}
      </Text>
      <div className={`${classes.topPrize} sortes-figures`}>
        {t("times", { multiple: format.number(Number(multipleToDecimal(multiple))) })}
      </div>
    </div>
  );
}

function PriceFrom({ gameId, currency }: { gameId: string; currency: string }) {
  const t = useTranslations("home.card");
  const { data, isPending } = useGame(gameId);
  if (isPending) return <Skeleton height={40} width={96} />;
  if (!data) return <span />;
  return (
    <Stack gap={0}>
      <Text size="sm" c="dimmed">
        {t("priceFrom")}
      </Text>
      <Money minor={priceFromMinor(data.rule)} currency={currency} weight="strong" />
    </Stack>
  );
}
