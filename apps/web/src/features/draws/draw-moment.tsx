"use client";

import { Button, Group, Stack, Text } from "@mantine/core";
import { QueryError } from "@sortes/site/errors";
import { ResultNumbers } from "@sortes/site/numbers";
import { Countdown, LoadingState, useServerNowMs } from "@sortes/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";
import classes from "./draw-moment.module.css";
import { DrawSteps } from "./draw-steps.tsx";
import { type DrawDetail, hasResult, useDraw } from "./use-draw.ts";

export type DrawMomentProps = {
  drawId: string;
  size?: "sm" | "lg" | undefined;
  /** Leads to the draw's page; left out on that page itself. */
  withLink?: boolean | undefined;
};

/** What a draw is doing between its cutoff and its result, and then the result, as it arrives. */
export function DrawMoment({ drawId, size = "sm", withLink = false }: DrawMomentProps) {
  const t = useTranslations("draws");
  const query = useDraw(drawId);
  const draw = query.data;
  const isFresh = useIsFresh(draw?.publishedAt);
  if (query.error && !draw) return <QueryError error={query.error} onRetry={() => void query.refetch()} />;
  if (!draw) return <LoadingState shape="rows" count={2} />;
  return (
    <Stack gap="md" aria-live="polite">
      {draw.result ? (
        <div className={size === "lg" ? classes.stage : undefined}>
          <ResultNumbers result={draw.result} size={size === "lg" ? "lg" : "sm"} reveal={isFresh} />
        </div>
      ) : null}
      {hasResult(draw) ? null : <Waiting draw={draw} />}
      {withLink ? (
        <Group>
          <Button component={Link} href={`/results/${draw.id}`} variant="default">
            {hasResult(draw) ? t("seeResult") : t("follow")}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

/** The balls arrive one by one while the result is news; whoever looks it up later sees it at once. */
const newsMs = 2 * 60_000;

function useIsFresh(publishedAt: Date | null | undefined): boolean {
  const nowMs = useServerNowMs(newsMs);
  return nowMs !== undefined && publishedAt != null && nowMs - publishedAt.getTime() < newsMs;
}

function Waiting({ draw }: { draw: DrawDetail }) {
  const t = useTranslations("draws");
  if (draw.state === "cancelled" || draw.state === "held") {
    return <Text c="dimmed">{t(`stage.${draw.state}`)}</Text>;
  }
  return (
    <Stack gap="md">
      <Text fw={600}>{t(`stage.${draw.state}`)}</Text>
      <DrawSteps state={draw.state} />
      <Countdown at={draw.publishAt} label={t("resultIn")} size="sm" reachedText={t("anyMoment")} />
    </Stack>
  );
}
