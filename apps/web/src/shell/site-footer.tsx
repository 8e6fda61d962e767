"use client";

import { ServerTime } from "@sortes/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";
import classes from "./site-footer.module.css";

export type SiteFooterProps = {
  /** The least age of the jurisdiction, in years. */
  minimumAge?: number;
};

export function SiteFooter({ minimumAge }: SiteFooterProps) {
  const t = useTranslations("footer");
  return (
    <footer className={classes.footer}>
      <div className={classes.inner}>
        <div className={classes.words}>
          {minimumAge === undefined ? null : (
            <span className={classes.age} role="img" aria-label={t("ageNote", { age: minimumAge })}>
              {t("age", { age: minimumAge })}
            </span>
          )}
          <p className={classes.odds}>{t("odds")}</p>
        </div>
        <nav className={classes.links} aria-label={t("label")}>
          <Link href="/log">{t("log")}</Link>
          <Link href="/safer-play">{t("saferPlay")}</Link>
          <Link href="/account/limits">{t("limits")}</Link>
          <Link href="/account/break">{t("takeBreak")}</Link>
        </nav>
        <div className={classes.clock}>
          <span>
            {t("serverTime")}{" "}
            <strong>
              <ServerTime />
            </strong>
          </span>
          <span>{t("serverTimeHint")}</span>
        </div>
      </div>
    </footer>
  );
}
