"use client";

import type { DrawSchedule } from "@sortes/domain/draws";
import { useLocale, useTranslations } from "next-intl";

/** A Monday: day names follow from it. */
const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Says when a game draws, in one sentence. */
export function useScheduleText(): (schedule: DrawSchedule) => string {
  const t = useTranslations("games.schedule");
  const locale = useLocale();
  return (schedule) => {
    if (schedule.kind === "every") {
      return t("every", { minutes: schedule.minutes, delay: schedule.publishDelayS });
    }
    const dayName = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
    const days = schedule.days?.map((day) => dayName.format(MONDAY_MS + (day - 1) * DAY_MS)).join(", ");
    const times = { cutoff: schedule.cutoffTime, publish: schedule.publishTime };
    return days ? t("onDays", { days, ...times }) : t("daily", times);
  };
}
