"use client";

import { Money, useServerNowMs } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import classes from "./reality-facts.module.css";

const minuteMs = 60_000;

/** Time since sign-in and what the last 24 hours have cost or brought: facts that are easy to lose while playing. */
export function RealityFacts() {
  const t = useTranslations("accountMenu");
  const trpc = useTRPC();
  const { data: sessions } = useQuery(trpc.account.sessions.queryOptions());
  const { data: positions } = useQuery(trpc.protection.netPosition.queryOptions());
  const nowMs = useServerNowMs(minuteMs);
  const session = sessions?.items.find(({ id }) => id === sessions.currentId);
  const day = positions?.find(({ period }) => period === "day");
  const minutes = session && nowMs ? Math.max(0, Math.floor((nowMs - +session.createdAt) / minuteMs)) : 0;
  const span = minutes < 120 ? t("minutes", { minutes }) : t("hours", { hours: Math.floor(minutes / 60) });
  return (
    <div className={classes.facts}>
      <span>{session ? t("session", { span }) : "\u00a0"}</span>
      <span className={classes.line}>
        {t("net")}
        {day ? <Money minor={day.netMinor} currency={day.currency} tone="flow" /> : null}
      </span>
    </div>
  );
}
