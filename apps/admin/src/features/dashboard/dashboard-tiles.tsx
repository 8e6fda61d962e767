"use client";

import type { Permission } from "@sortes/domain/operators";
import type { Dashboard } from "@sortes/domain/reporting";
import { formatCount, Money, StatTile } from "@sortes/ui";
import {
  IconAlertTriangle,
  IconBuildingBank,
  IconCash,
  IconChecklist,
  IconCoins,
  IconUserPlus,
} from "@tabler/icons-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCan } from "../../shell/staff-context.tsx";
import classes from "./dashboard-page.module.css";

const icon = { size: 18, stroke: 1.6, "aria-hidden": true } as const;

/** The day in six numbers; those that wait for somebody lead to where they wait. */
export function DashboardTiles({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations("dashboard.tiles");
  const locale = useLocale();
  const count = (value: bigint) => formatCount(value, locale);
  const tickets = dashboard.sales.reduce((sum, game) => sum + game.tickets, 0n);
  const payouts = dashboard.paidToday.reduce((sum, { payouts }) => sum + payouts, 0n);
  const urgent = dashboard.significantEvents.find(({ severity }) => severity === "critical")?.count ?? 0n;
  const warnings = dashboard.significantEvents.find(({ severity }) => severity === "warning")?.count ?? 0n;
  return (
    <div className={classes.tiles}>
      <StatTile
        label={t("sales")}
        icon={<IconCoins {...icon} />}
        value={<Sums rows={dashboard.sales.map((row) => ({ ...row, minor: row.stakeMinor }))} />}
        hint={t("tickets", { count: Number(tickets) })}
      />
      <StatTile
        label={t("payouts")}
        icon={<IconCash {...icon} />}
        value={<Sums rows={dashboard.paidToday.map((row) => ({ ...row, minor: row.grossMinor }))} />}
        hint={t("prizes", { count: Number(payouts) })}
      />
      <StatTile
        label={t("signUps")}
        icon={<IconUserPlus {...icon} />}
        value={count(dashboard.signUpsToday)}
        hint={t("today")}
      />
      <TileLink href="/claims" permission="claims.view">
        <StatTile
          label={t("claims")}
          icon={<IconBuildingBank {...icon} />}
          value={count(dashboard.claimsWaiting)}
          hint={t("waiting")}
        />
      </TileLink>
      <TileLink href="/approvals" permission="approvals.view">
        <StatTile
          label={t("approvals")}
          icon={<IconChecklist {...icon} />}
          value={count(dashboard.approvalsWaiting)}
          hint={t("waiting")}
        />
      </TileLink>
      <StatTile
        label={t("events")}
        icon={<IconAlertTriangle {...icon} />}
        value={count(urgent + warnings)}
        hint={t("severities", { urgent: Number(urgent), warnings: Number(warnings) })}
      />
    </div>
  );
}

/** A sum for each currency, since amounts of two currencies make no sum. */
function Sums({ rows }: { rows: readonly { currency: string; minor: bigint }[] }) {
  const sums = new Map<string, bigint>();
  for (const { currency, minor } of rows) sums.set(currency, (sums.get(currency) ?? 0n) + minor);
  if (sums.size === 0) return "–";
  return [...sums].map(([currency, minor]) => (
    <div key={currency}>
      <Money minor={minor} currency={currency} />
    </div>
  ));
}

function TileLink({
  href,
  permission,
  children,
}: {
  href: string;
  permission: Permission;
  children: ReactNode;
}) {
  const can = useCan();
  if (!can(permission)) return children;
  return (
    <Link href={href} className={classes.tileLink}>
      {children}
    </Link>
  );
}
