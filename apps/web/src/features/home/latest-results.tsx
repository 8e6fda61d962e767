"use client";

import { Skeleton, Text } from "@mantine/core";
import { QueryError } from "@sortes/site/errors";
import { ResultNumbers } from "@sortes/site/numbers";
import { DateTime, EmptyState, LoadingState } from "@sortes/ui";
import { IconChevronRight, IconListNumbers } from "@tabler/icons-react";
import { useQueries, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import classes from "./home.module.css";

/** The last draw of every game: a fast game must not push the daily ones off the page. */
export function LatestResults() {
  const t = useTranslations("home.results");
  const trpc = useTRPC();
  const games = useQuery(trpc.games.list.queryOptions());
  const latest = useQueries({
    queries: (games.data ?? []).map(({ id }) => trpc.draws.results.queryOptions({ gameId: id, limit: 1 })),
  });
  const failed = games.error ?? latest.find(({ error, data }) => error && !data)?.error;
  if (failed) {
    const retry = () => {
      for (const query of [games, ...latest]) void query.refetch();
    };
    return <QueryError error={failed} onRetry={retry} />;
  }
  if (!games.data) return <LoadingState shape="rows" count={3} />;
  const isWaiting = latest.some(({ isPending }) => isPending);
  const draws = latest.flatMap(({ data }) => data?.items ?? []);
  if (!isWaiting && draws.length === 0) {
    return (
      <EmptyState title={t("empty")} description={t("emptyText")} icon={<IconListNumbers size={28} />} />
    );
  }
  return (
    <ul className={classes.results}>
      {draws.map((draw) => (
        <Result key={draw.id} draw={draw} />
      ))}
      {isWaiting ? <Skeleton component="li" height={68} /> : null}
    </ul>
  );
}

function Result({ draw }: { draw: Outputs["draws"]["results"]["items"][number] }) {
  return (
    <li className={classes.result}>
      <div>
        <Link href={`/results/${draw.id}`} className={classes.stretched}>
          {draw.game.name}
        </Link>
        <Text size="sm" c="dimmed">
          <DateTime at={draw.cutoffAt} zone={draw.game.timeZone} />
        </Text>
      </div>
      {draw.result ? <ResultNumbers result={draw.result} size="xs" /> : <span />}
      <Text c="dimmed" visibleFrom="sm" lh={0}>
        <IconChevronRight size={18} aria-hidden />
      </Text>
    </li>
  );
}
