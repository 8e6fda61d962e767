"use client";

import { Card, Skeleton, Text } from "@mantine/core";
import { Countdown, DateTime, Money, PageHeader } from "@sortes/ui";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { DrawMoment } from "../draws/draw-moment.tsx";
import type { PublishedGame } from "./odds-table.tsx";
import classes from "./play.module.css";
import type { OpenDraw } from "./slip-panel.tsx";
import { hasSharedPrizes, useEstimates } from "./use-estimates.ts";

/** The game, and until when its next draw sells; once it has closed, what the draw is doing. */
export function GameHead({ published, draw }: { published: PublishedGame; draw: OpenDraw | undefined }) {
  const t = useTranslations("play");
  const [closed, setClosed] = useState<string>();
  return (
    <div>
      <PageHeader
        title={published.game.name}
        description={t(`intro.${published.game.kind}`)}
        back={{ href: "/", label: t("back") }}
      />
      {closed ? (
        <Card mb="md">
          <DrawMoment drawId={closed} withLink />
        </Card>
      ) : null}
      {draw ? (
        <section className={classes.drawHead} aria-label={t("nextDraw")}>
          {draw.jackpotMinor === null ? null : (
            <Figure label={t("jackpot")} className={classes.jackpot}>
              <Money minor={draw.jackpotMinor} currency={draw.currency} fraction="auto" />
            </Figure>
          )}
          {hasSharedPrizes(published) ? <PlayedSoFar drawId={draw.id} /> : null}
          <Countdown
            key={draw.id}
            at={draw.cutoffAt}
            label={t("closesIn", { number: draw.number })}
            reachedText={t("closing")}
            onReached={() => setClosed(draw.id)}
          />
          <Text size="sm" c="dimmed">
            {t.rich("times", {
              cutoff: () => <DateTime at={draw.cutoffAt} zone={draw.game.timeZone} withZone />,
              result: () => <DateTime at={draw.publishAt} zone={draw.game.timeZone} style="time" />,
            })}
          </Text>
        </section>
      ) : (
        <Text c="dimmed">{t("slip.noDraw")}</Text>
      )}
    </div>
  );
}

/** What all players together have staked on the draw: where prizes are shared, it is what they grow from. */
function PlayedSoFar({ drawId }: { drawId: string }) {
  const t = useTranslations("play");
  const { data, error } = useEstimates(drawId);
  // The page is whole without it.
  if (error && !data) return null;
  return (
    <Figure label={t("playedSoFar")} className={classes.played}>
      {data ? (
        <Money minor={data.stakeMinor} currency={data.currency} fraction="auto" />
      ) : (
        <Skeleton height="1.4em" width="4em" />
      )}
    </Figure>
  );
}

type FigureProps = { label: string; className: string | undefined; children: ReactNode };

function Figure({ label, className, children }: FigureProps) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <div className={className}>{children}</div>
    </div>
  );
}
