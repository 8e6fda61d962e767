"use client";

import { Button, Group } from "@mantine/core";
import { BrandMark, ColorSchemeToggle } from "@sortes/ui";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { isActive, navLinks } from "./nav-links.ts";
import classes from "./site-header.module.css";

export type SiteHeaderProps = {
  signedIn: boolean;
  /** Balance, messages and menu of a signed-in player. */
  personal?: ReactNode;
};

export function SiteHeader({ signedIn, personal }: SiteHeaderProps) {
  const t = useTranslations();
  const path = usePathname();
  const links = navLinks.filter((link) => link.key !== "account");
  return (
    <header className={classes.header}>
      <div className={classes.inner}>
        <Link href="/" className={classes.brand}>
          <BrandMark name={t("brand.name")} />
        </Link>
        <nav className={classes.nav} aria-label={t("nav.label")}>
          {links.map((link) => (
            <Link
              key={link.href}
              href={link.href}
              className={classes.link}
              aria-current={isActive(link.href, path) ? "page" : undefined}
            >
              {t(`nav.${link.key}`)}
            </Link>
          ))}
        </nav>
        <Group gap={6} wrap="nowrap" ml="auto">
          <ColorSchemeToggle />
          {signedIn ? personal : <SignInLinks />}
        </Group>
      </div>
    </header>
  );
}

function SignInLinks() {
  const t = useTranslations("nav");
  return (
    <>
      <Button component={Link} href="/sign-in" variant="default" px="md">
        {t("signIn")}
      </Button>
      <Button component={Link} href="/sign-up" visibleFrom="sm" px="md">
        {t("signUp")}
      </Button>
    </>
  );
}
