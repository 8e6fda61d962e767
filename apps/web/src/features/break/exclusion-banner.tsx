"use client";

import { Anchor } from "@mantine/core";
import type { Exclusion } from "@sortes/domain/protection";
import { formatInstant } from "@sortes/ui";
import { IconPlayerPause } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import classes from "./exclusion-banner.module.css";

/** On every page while a break lasts: until when, and that the money stays the player's. */
export function ExclusionBanner() {
  const t = useTranslations("break.banner");
  const { data } = useQuery(useTRPC().protection.exclusions.queryOptions());
  const sentenceOf = useSentence();
  if (!data?.current) return null;
  return (
    <div className={classes.banner} role="status">
      <div className={classes.inner}>
        <IconPlayerPause size={18} stroke={1.8} aria-hidden />
        <span>{sentenceOf(data.current)}</span>
        <Anchor component={Link} href="/wallet?pay=withdraw" underline="always" inherit>
          {t("withdraw")}
        </Anchor>
      </div>
    </div>
  );
}

function useSentence() {
  const t = useTranslations("break.banner");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  return ({ kind, endsAt }: Exclusion) => {
    if (!endsAt) return t("ever");
    const until = formatInstant(endsAt, zone, locale);
    return t(kind === "cool_off" ? "coolOff" : "exclusion", { until });
  };
}
