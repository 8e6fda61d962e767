"use client";

import { Progress } from "@mantine/core";
import { Countdown, DateTime, formatCount, Money, StatTile } from "@sortes/ui";
import { useLocale, useTranslations } from "next-intl";
import classes from "./control-room.module.css";
import type { ControlledDraw } from "./use-outcome.ts";

const awaitsPublication = new Set<string>(["closed", "sealed", "drawn", "verified"]);

/** What the draw holds, and the time until its next fixed instant. */
export function DrawTotals({ draw, onReached }: { draw: ControlledDraw; onReached: () => void }) {
  const t = useTranslations("draw.totals");
  const locale = useLocale();
  return (
    <div className={classes.tiles}>
      <NextInstant draw={draw} onReached={onReached} />
      <StatTile label={t("tickets")} value={formatCount(draw.sold, locale)} />
      <StatTile label={t("lines")} value={formatCount(draw.lines, locale)} />
      <StatTile label={t("stake")} value={<Money minor={draw.stakeMinor} currency={draw.currency} />} />
      {draw.jackpotMinor === null ? null : (
        <StatTile
          label={t("jackpot")}
          value={<Money minor={draw.jackpotMinor} currency={draw.currency} fraction="auto" tone="prize" />}
          hint={t("rollovers", { count: draw.rolloverCount })}
        />
      )}
      {draw.ranges.planned > 0 ? <Ranges ranges={draw.ranges} /> : null}
    </div>
  );
}

function NextInstant({ draw, onReached }: { draw: ControlledDraw; onReached: () => void }) {
  const t = useTranslations("draw.totals");
  const zone = draw.game.timeZone;
  const towards = (at: Date, label: string, reachedText: string) => (
    <StatTile
      label={label}
      value={<Countdown at={at} label={label} labelHidden reachedText={reachedText} onReached={onReached} />}
      hint={<DateTime at={at} zone={zone} withZone />}
    />
  );
  if (draw.state === "scheduled") return towards(draw.opensAt, t("opensIn"), t("opening"));
  if (draw.state === "open") return towards(draw.cutoffAt, t("closesIn"), t("closing"));
  if (awaitsPublication.has(draw.state)) {
    const overdue = draw.state === "verified" ? t("publishing") : t("unverified");
    return towards(draw.publishAt, t("publishedIn"), overdue);
  }
  return (
    <StatTile
      label={t("cutoff")}
      value={<DateTime at={draw.cutoffAt} zone={zone} style="time-seconds" />}
      hint={<DateTime at={draw.cutoffAt} zone={zone} style="date-long" />}
    />
  );
}

function Ranges({ ranges }: { ranges: ControlledDraw["ranges"] }) {
  const t = useTranslations("draw.totals");
  return (
    <StatTile
      label={t("ranges")}
      value={t("rangesOf", ranges)}
      hint={<Progress value={(ranges.evaluated / ranges.planned) * 100} aria-label={t("ranges")} mt={6} />}
    />
  );
}
