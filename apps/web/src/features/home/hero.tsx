"use client";

import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { Countdown, DateTime, JackpotFigure, OccasionPanel } from "@sortes/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../../trpc/outputs.ts";
import { DrawMoment } from "../draws/draw-moment.tsx";
import classes from "./home.module.css";

export type OpenDraw = Outputs["draws"]["open"]["items"][number];

/** The largest jackpot on sale, or the next draw where no game has one. Once its sales close the draw itself takes the stage. */
export function Hero({ draw }: { draw: OpenDraw }) {
  const t = useTranslations("home.hero");
  const [closed, setClosed] = useState<OpenDraw>();
  return (
    <OccasionPanel label={t("label")}>
      <Stack gap="xl">
        {closed ? (
          <Stack gap="md" className={classes.moment}>
            <Text className={classes.overline}>
              {t("drawing", { game: closed.game.name, number: closed.number })}
            </Text>
            <DrawMoment drawId={closed.id} size="lg" withLink />
          </Stack>
        ) : null}
        <div className={classes.hero}>
          <Stack gap="xs">
            <Text className={classes.overline}>{t("next")}</Text>
            <Title order={1} className={classes.heroTitle}>
              {draw.game.name}
            </Title>
            {draw.jackpotMinor === null ? null : (
              <JackpotFigure
                minor={draw.jackpotMinor}
                currency={draw.currency}
                label={t("jackpot")}
                size={closed ? "lg" : "xl"}
              />
            )}
          </Stack>
          <Stack gap="md" className={classes.heroSide}>
            <Countdown
              key={draw.id}
              at={draw.cutoffAt}
              label={t("closesIn")}
              size="lg"
              reachedText={t("closing")}
              onReached={() => setClosed(draw)}
            />
            <Text c="dimmed" size="sm">
              {t.rich("times", {
                cutoff: () => <DateTime at={draw.cutoffAt} zone={draw.game.timeZone} withZone />,
                result: () => <DateTime at={draw.publishAt} zone={draw.game.timeZone} style="time" />,
              })}
            </Text>
            <Group>
              <Button
                component={Link}
                href={`/games/${draw.game.id}`}
                size="lg"
                variant="white"
                className={classes.heroButton ?? ""}
              >
                {t("play", { game: draw.game.name })}
              </Button>
            </Group>
          </Stack>
        </div>
      </Stack>
    </OccasionPanel>
  );
}
