"use client";

import { PendingQuery } from "@sortes/site/errors";
import { PageHeader } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { useCan } from "../../shell/staff-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import classes from "./dashboard-page.module.css";
import { DashboardTiles } from "./dashboard-tiles.tsx";
import { DrawsOfDay } from "./draws-of-day.tsx";
import { LedgerCheck } from "./ledger-check.tsx";
import { SalesPanel } from "./sales-panel.tsx";
import { WorkerPanel } from "./worker-panel.tsx";

/** No event announces sales, so the figures are asked for; draws also arrive as events, at once. */
const refreshMs = 15_000;

/** The day so far, as it happens. "Today" is the viewer's. */
export function DashboardPage() {
  const t = useTranslations("dashboard");
  const trpc = useTRPC();
  const can = useCan();
  const timeZone = useTimeZone() ?? "UTC";
  const query = useQuery(
    trpc.dashboard.get.queryOptions(
      { timeZone },
      { refetchInterval: refreshMs, placeholderData: (old) => old },
    ),
  );
  const header = <PageHeader title={t("title")} description={t("description", { zone: timeZone })} />;
  if (!query.data) {
    return (
      <>
        {header}
        <PendingQuery query={query} />
      </>
    );
  }
  return (
    <>
      {header}
      <div className={classes.page}>
        <DashboardTiles dashboard={query.data} />
        <div className={classes.columns}>
          <div className={classes.column}>
            <SalesPanel dashboard={query.data} timeZone={timeZone} />
            <DrawsOfDay draws={query.data.draws} />
          </div>
          <div className={classes.column}>
            <WorkerPanel />
            {can("ledger.verify") ? <LedgerCheck /> : null}
          </div>
        </div>
      </div>
    </>
  );
}
