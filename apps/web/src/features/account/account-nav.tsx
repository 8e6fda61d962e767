"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import classes from "./account-nav.module.css";

const pages = [
  { href: "/account", key: "overview" },
  { href: "/account/limits", key: "limits" },
  { href: "/account/break", key: "break" },
] as const;

/** The pages of an account, one press from each other. */
export function AccountNav() {
  const t = useTranslations("account");
  const path = usePathname();
  return (
    <nav className={classes.nav} aria-label={t("nav")}>
      {pages.map(({ href, key }) => (
        <Link
          key={href}
          href={href}
          className={classes.link}
          aria-current={path === href ? "page" : undefined}
        >
          {t(key)}
        </Link>
      ))}
    </nav>
  );
}
