"use client";

import { Anchor, Group, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import { QueryError } from "@sortes/site/errors";
import { EmptyState, LoadingState } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { GameCard } from "./game-card.tsx";
import { Hero, type OpenDraw } from "./hero.tsx";
import classes from "./home.module.css";
import { openDrawsInput } from "./inputs.ts";
import { LatestResults } from "./latest-results.tsx";
import { MyDay } from "./my-day.tsx";

export function HomePage({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations("home");
  return (
    <Stack gap={48}>
      <HeroOfTheDay />
      {signedIn ? <MyDay /> : null}
      <Part title={t("games")}>
        <Games />
      </Part>
      <Part
        title={t("results.title")}
        aside={
          <Anchor component={Link} href="/results">
            {t("results.all")}
          </Anchor>
        }
      >
        <LatestResults />
      </Part>
      <Part title={t("fair.title")}>
        <Fairness />
      </Part>
    </Stack>
  );
}

function Part({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section>
      <Group justify="space-between" align="baseline" mb="md">
        <Title order={2} size="h3">
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </section>
  );
}

function HeroOfTheDay() {
  const t = useTranslations("home");
  const trpc = useTRPC();
  const query = useQuery(trpc.draws.open.queryOptions(openDrawsInput));
  if (query.error && !query.data) {
    return <QueryError error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <Skeleton height={320} radius="xl" />;
  const draw = bigDraw(query.data.items);
  if (!draw) return <EmptyState title={t("nothingOpen")} description={t("nothingOpenText")} asPage />;
  return <Hero draw={draw} />;
}

/** The largest jackpot; without any, the draw that closes first, as the list comes in that order. */
function bigDraw(draws: readonly OpenDraw[]): OpenDraw | undefined {
  return draws.reduce<OpenDraw | undefined>(
    (best, draw) => (best && (best.jackpotMinor ?? 0n) >= (draw.jackpotMinor ?? 0n) ? best : draw),
    undefined,
  );
}

function Games() {
  const trpc = useTRPC();
  const games = useQuery(trpc.games.list.queryOptions());
  const draws = useQuery(trpc.draws.open.queryOptions(openDrawsInput));
  if (games.error && !games.data) {
    return <QueryError error={games.error} onRetry={() => void games.refetch()} />;
  }
  if (!games.data || draws.isPending) return <LoadingState shape="cards" count={3} />;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
      {games.data.map((game) => (
        <GameCard
          key={game.id}
          game={game}
          draw={draws.data?.items.find(({ game: g }) => g.id === game.id)}
        />
      ))}
    </SimpleGrid>
  );
}

const fairSteps = ["sealed", "drawn", "checked", "published"] as const;

/** How a draw stays fair, in four calm sentences. */
function Fairness() {
  const t = useTranslations("home.fair");
  return (
    <ol className={classes.fair}>
      {fairSteps.map((step) => (
        <li key={step}>
          <Text fw={600}>{t(`${step}.title`)}</Text>
          <Text c="dimmed" size="sm" mt={4}>
            {t(`${step}.text`)}
          </Text>
        </li>
      ))}
    </ol>
  );
}
