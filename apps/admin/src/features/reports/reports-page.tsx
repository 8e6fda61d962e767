"use client";

import { Tabs } from "@mantine/core";
import { PageHeader } from "@sortes/ui";
import { useTranslations } from "next-intl";
import { useAddressFilter } from "../../parts/use-address-filter.ts";
import { useCan } from "../../shell/staff-context.tsx";
import { DailySales } from "./daily-sales.tsx";
import { SignificantEvents } from "./significant-events.tsx";

/** Sales by day, and what a regulator must hear of. `todayOn` is the viewer's local date. */
export function ReportsPage({ todayOn }: { todayOn: string }) {
  const t = useTranslations("reports");
  const can = useCan();
  const { values, change } = useAddressFilter();
  const side = values.side === "events" && can("events.view") ? "events" : "sales";
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <Tabs
        value={side}
        onChange={(value) => change({ side: value === "sales" ? undefined : (value ?? undefined) })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="sales">{t("side.sales")}</Tabs.Tab>
          {can("events.view") ? <Tabs.Tab value="events">{t("side.events")}</Tabs.Tab> : null}
        </Tabs.List>
        <Tabs.Panel value="sales">
          <DailySales todayOn={todayOn} />
        </Tabs.Panel>
        {can("events.view") ? (
          <Tabs.Panel value="events">
            <SignificantEvents />
          </Tabs.Panel>
        ) : null}
      </Tabs>
    </>
  );
}
