"use client";

import { Button, Group, Stack, Text } from "@mantine/core";
import { QueryError } from "@sortes/site/errors";
import {
  CopyText,
  Countdown,
  DateTime,
  formatCount,
  type KeyValue,
  KeyValueList,
  LoadingState,
  Money,
  OccasionPanel,
  PageHeader,
  SectionCard,
  StateBadge,
  useServerNowMs,
} from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import { DrawMoment } from "../draws/draw-moment.tsx";
import { type DrawDetail, hasResult, useDraw } from "../draws/use-draw.ts";
import { DrawProof } from "../proof/draw-proof.tsx";
import { LineChecker } from "./line-checker.tsx";
import { MyTicketsOfDraw } from "./my-tickets-of-draw.tsx";
import classes from "./result.module.css";
import { TierTable } from "./tier-table.tsx";

export type ResultPageProps = { drawId: string; signedIn: boolean };

/** One draw: its moment, its numbers, what they pay, and whether a ticket is among the winners. */
export function ResultPage({ drawId, signedIn }: ResultPageProps) {
  const trpc = useTRPC();
  const t = useTranslations("result");
  const draw = useDraw(drawId);
  const rules = useQuery(trpc.draws.rule.queryOptions({ drawId }, { staleTime: Number.POSITIVE_INFINITY }));
  const failed = [draw, rules].find(({ error, data }) => error && !data);
  if (failed) return <QueryError error={failed.error} onRetry={() => void failed.refetch()} asPage />;
  if (!draw.data || !rules.data) return <LoadingState shape="page" />;
  const { rule, ruleHash, version } = rules.data;
  return (
    <Stack gap="xl">
      <Stage draw={draw.data} />
      {signedIn ? <MyTicketsOfDraw drawId={drawId} /> : null}
      <div className={classes.columns}>
        <Stack gap="xl">
          {draw.data.result ? (
            <TierTable draw={draw.data} rule={rule} />
          ) : (
            <Proof draw={draw.data} ruleHash={ruleHash} version={version} />
          )}
        </Stack>
        {draw.data.result ? (
          <LineChecker draw={draw.data} result={draw.data.result} rule={rule} />
        ) : (
          <HowItGoesOn gameId={draw.data.game.id} text={t("before")} />
        )}
      </div>
      {draw.data.result ? <DrawProof draw={draw.data} version={version} /> : null}
    </Stack>
  );
}

/** The numbers with room around them; before the result, the countdown or the step that is being taken. */
function Stage({ draw }: { draw: DrawDetail }) {
  const t = useTranslations("result");
  const nowMs = useServerNowMs();
  const sells = draw.state === "scheduled" || draw.state === "open";
  const isBefore = sells && nowMs !== undefined && draw.cutoffAt.getTime() > nowMs;
  return (
    <div>
      <PageHeader
        title={t("heading", { game: draw.game.name, number: draw.number })}
        back={{ href: "/results", label: t("back") }}
        badge={<StateBadge kind="draw" state={draw.state} />}
      />
      <OccasionPanel label={hasResult(draw) ? t("winningNumbers") : t("theDraw")}>
        <Stack gap="lg">
          <Text className={classes.overline}>
            <DateTime at={draw.cutoffAt} zone={draw.game.timeZone} style="date-long" />
          </Text>
          {isBefore ? (
            <>
              <Countdown at={draw.cutoffAt} label={t("closesIn")} size="lg" reachedText={t("closing")} />
              <Group>
                <Button
                  component={Link}
                  href={`/games/${draw.game.id}`}
                  variant="white"
                  className={classes.action ?? ""}
                >
                  {t("play", { game: draw.game.name })}
                </Button>
              </Group>
            </>
          ) : (
            <DrawMoment drawId={draw.id} size="lg" />
          )}
          {draw.publishedAt ? (
            <Text size="sm" c="dimmed">
              {t.rich("publishedAt", {
                at: () => (
                  <DateTime at={draw.publishedAt ?? draw.publishAt} zone={draw.game.timeZone} withZone />
                ),
              })}
            </Text>
          ) : null}
        </Stack>
      </OccasionPanel>
    </div>
  );
}

type ProofProps = { draw: DrawDetail; ruleHash: string; version: number };

/** What stands before the result does: the seal, once it is made, and the rules. */
function Proof({ draw, ruleHash, version }: ProofProps) {
  const t = useTranslations("result.proof");
  const locale = useLocale();
  const { seal } = draw;
  const items: KeyValue[] = [
    ...(seal
      ? [
          { label: t("tickets"), value: formatCount(seal.ticketCount, locale) },
          { label: t("sales"), value: <Money minor={seal.stakeMinor} currency={draw.currency} /> },
          {
            label: t("sealedAt"),
            value: <DateTime at={seal.sealedAt} zone={draw.game.timeZone} style="full" />,
          },
          { label: t("root"), value: <CopyText value={seal.root} label={t("root")} ends={10} /> },
        ]
      : [{ label: t("root"), value: t("notSealed") }]),
    { label: t("version"), value: version },
    { label: t("ruleHash"), value: <CopyText value={ruleHash} label={t("ruleHash")} ends={10} /> },
  ];
  return (
    <SectionCard title={t("title")} text={t("text")}>
      <KeyValueList items={items} />
    </SectionCard>
  );
}

function HowItGoesOn({ gameId, text }: { gameId: string; text: string }) {
  const t = useTranslations("result");
  return (
    <SectionCard title={t("next")} text={text}>
      <Group>
        <Button component={Link} href={`/games/${gameId}`} variant="light">
          {t("toGame")}
        </Button>
      </Group>
    </SectionCard>
  );
}
