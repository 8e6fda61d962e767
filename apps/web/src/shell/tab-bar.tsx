"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { isActive, navLinks } from "./nav-links.ts";
import classes from "./tab-bar.module.css";

/** The main navigation on a phone, within reach of a thumb. */
export function TabBar() {
  const t = useTranslations("nav");
  const path = usePathname();
  return (
    <nav className={classes.bar} aria-label={t("label")}>
      {navLinks.map(({ href, key, icon: Icon }) => (
        <Link
          key={href}
          href={href}
          className={classes.tab}
          aria-current={isActive(href, path) ? "page" : undefined}
        >
          <span className={classes.icon}>
            <Icon size={22} stroke={1.7} aria-hidden />
          </span>
          {t(key)}
        </Link>
      ))}
    </nav>
  );
}
