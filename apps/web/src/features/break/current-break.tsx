"use client";

import { Button, Card, Text, ThemeIcon, Title } from "@mantine/core";
import type { Exclusion } from "@sortes/domain/protection";
import { formatInstant } from "@sortes/ui";
import { IconPlayerPause } from "@tabler/icons-react";
import Link from "next/link";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import classes from "./current-break.module.css";

/** The break that is in force. */
export function CurrentBreak({ exclusion }: { exclusion: Exclusion }) {
  const t = useTranslations("break.current");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const { kind, startsAt, endsAt } = exclusion;
  return (
    <Card mb="md" className={classes.card}>
      <ThemeIcon variant="light" size={48} radius="xl" aria-hidden>
        <IconPlayerPause size={26} stroke={1.6} />
      </ThemeIcon>
      <div className={classes.words}>
        <Title order={2} size="h4">
          {t(kind === "cool_off" ? "coolOff" : "exclusion")}
        </Title>
        <p className={classes.until}>
          {endsAt ? t("until", { until: formatInstant(endsAt, zone, locale) }) : t("ever")}
        </p>
        <Text c="dimmed">{t(endsAt ? "text" : "textEver")}</Text>
        {endsAt ? <Text c="dimmed">{t("longer")}</Text> : null}
        <Text c="dimmed" size="sm" mt="xs">
          {t("since", { since: formatInstant(startsAt, zone, locale) })}
        </Text>
      </div>
      <Button component={Link} href="/wallet?pay=withdraw" variant="default">
        {t("withdraw")}
      </Button>
    </Card>
  );
}
