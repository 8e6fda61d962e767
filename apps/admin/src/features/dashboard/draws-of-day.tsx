"use client";

import { Anchor, Text } from "@mantine/core";
import type { DrawState } from "@sortes/domain/draws";
import type { DashboardDraw } from "@sortes/domain/reporting";
import { Countdown, type DataColumn, DataTable, DateTime, formatCount, Money, StateBadge } from "@sortes/ui";
import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { chooseDraws } from "./draws-of-day.ts";

/** Draws that sell, move or have just ended, with the time that is left. */
export function DrawsOfDay({ draws }: { draws: readonly DashboardDraw[] }) {
  const t = useTranslations("dashboard.draws");
  const columns = useColumns();
  return (
    <Panel
      title={t("title")}
      action={
        <Anchor component={Link} href="/draws" size="sm">
          {t("all")}
        </Anchor>
      }
    >
      <DataTable
        dense
        label={t("title")}
        columns={columns}
        rows={chooseDraws(draws)}
        rowId={(draw) => draw.id}
        rowHref={(draw) => `/draws/${draw.id}`}
        empty={{ title: t("none"), description: t("noneHint") }}
      />
    </Panel>
  );
}

function useColumns(): DataColumn<DashboardDraw>[] {
  const t = useTranslations("dashboard.draws");
  const locale = useLocale();
  return [
    {
      key: "draw",
      title: t("draw"),
      phone: "title",
      render: (draw) => t("name", { game: draw.gameName, number: draw.number }),
    },
    {
      key: "state",
      title: t("state"),
      render: (draw) => <StateBadge kind="draw" state={draw.state as DrawState} size="sm" />,
    },
    { key: "next", title: t("next"), render: (draw) => <NextStep draw={draw} /> },
    {
      key: "sold",
      title: t("sold"),
      align: "right",
      render: (draw) => <span className="sortes-figures">{formatCount(draw.sold, locale)}</span>,
    },
    {
      key: "stake",
      title: t("stake"),
      align: "right",
      render: (draw) => <Money minor={draw.stakeMinor} currency={draw.currency} />,
    },
    {
      key: "pool",
      title: t("pool"),
      align: "right",
      phone: "hidden",
      render: (draw) => <Money minor={draw.poolMinor} currency={draw.currency} />,
    },
    {
      key: "jackpot",
      title: t("jackpot"),
      align: "right",
      render: (draw) =>
        draw.jackpotMinor === null ? (
          "–"
        ) : (
          <Money minor={draw.jackpotMinor} currency={draw.currency} fraction="auto" />
        ),
    },
  ];
}

/** What the draw waits for: its cutoff, its publication, or nothing any more. */
function NextStep({ draw }: { draw: DashboardDraw }) {
  const t = useTranslations("dashboard.draws");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () => void queryClient.invalidateQueries(trpc.dashboard.pathFilter());
  if (draw.state === "open") {
    return (
      <Countdown
        at={draw.cutoffAt}
        label={t("closesIn")}
        size="sm"
        reachedText={t("closing")}
        onReached={refresh}
      />
    );
  }
  if (["closed", "sealed", "drawn", "verified"].includes(draw.state)) {
    return (
      <Countdown
        at={draw.publishAt}
        label={t("publishedIn")}
        size="sm"
        reachedText={t(draw.state === "verified" ? "publishing" : "unverified")}
        onReached={refresh}
      />
    );
  }
  return (
    <Text size="sm" c="dimmed">
      <DateTime at={draw.cutoffAt} />
    </Text>
  );
}
