"use client";

import { Button } from "@mantine/core";
import { NotFound, PendingQuery, QueryError } from "@sortes/site/errors";
import { formatMoney, KeyValueList, LoadingState, PageHeader } from "@sortes/ui";
import { IconFilePencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import { useCan } from "../../shell/staff-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { EnabledSwitch } from "./enabled-switch.tsx";
import { risksMax } from "./game-limits.ts";
import classes from "./game-page.module.css";
import { LiabilityBoard } from "./liability-board.tsx";
import { GameProofPolicy } from "./proof-policy.tsx";
import { RuleVersions } from "./rule-versions.tsx";
import { RuleView } from "./rule-view.tsx";
import { useScheduleText } from "./use-schedule-text.ts";

type Game = Outputs["games"]["list"][number];

/** One game: its settings, the rules in force and those that were, and where it is exposed. */
export function GamePage({ gameId }: { gameId: string }) {
  const t = useTranslations("game");
  const can = useCan();
  const query = useQuery(useTRPC().games.list.queryOptions());
  const game = query.data?.find(({ id }) => id === gameId);
  const back = { href: "/games", label: t("back") };
  if (!query.data) {
    return (
      <>
        <PageHeader title={t("title")} back={back} />
        <PendingQuery query={query} />
      </>
    );
  }
  if (!game) return <NotFound />;
  return (
    <>
      <PageHeader
        title={game.name}
        back={back}
        badge={<EnabledSwitch game={game} />}
        actions={
          can("games.draft") ? (
            <Button
              component={Link}
              href={`/games/${game.id}/draft`}
              leftSection={<IconFilePencil size={16} aria-hidden />}
            >
              {t("draft")}
            </Button>
          ) : null
        }
      />
      <div className={classes.columns}>
        <div className={classes.column}>
          <RuleVersions gameId={game.id} />
          {game.published ? <RuleView rule={game.published.rule} /> : null}
        </div>
        <div className={classes.column}>
          <Panel title={t("settings")}>
            <Settings game={game} />
          </Panel>
          <GameProofPolicy game={game} />
          {game.kind === "digits" ? <Exposure gameId={game.id} /> : null}
        </div>
      </div>
    </>
  );
}

function Settings({ game }: { game: Game }) {
  const t = useTranslations("game.setting");
  const kind = useTranslations("games.kind");
  const locale = useLocale();
  const scheduleText = useScheduleText();
  return (
    <KeyValueList
      items={[
        { label: t("kind"), value: kind(game.kind) },
        { label: t("schedule"), value: scheduleText(game.schedule) },
        { label: t("zone"), value: game.timeZone },
        { label: t("currency"), value: game.currency },
        { label: t("grace"), value: t("graceMs", { ms: game.graceMs }) },
        {
          label: t("instant"),
          value: formatMoney(game.instantLimitMinor, game.currency, locale, { fraction: "auto" }),
        },
        { label: t("claims"), value: t("days", { days: game.claimPeriodDays }) },
      ]}
    />
  );
}

function Exposure({ gameId }: { gameId: string }) {
  const t = useTranslations("liability");
  const query = useQuery(useTRPC().games.liability.queryOptions({ gameId, limit: risksMax }));
  return (
    <Panel title={t("title")}>
      {query.error ? (
        <QueryError error={query.error} onRetry={() => void query.refetch()} retrying={query.isFetching} />
      ) : null}
      {query.data ? <LiabilityBoard risks={query.data} withDraw /> : null}
      {query.isPending ? <LoadingState /> : null}
    </Panel>
  );
}
