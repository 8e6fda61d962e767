"use client";

import { Tooltip, UnstyledButton } from "@mantine/core";
import { can, type StaffRole } from "@sortes/domain/operators";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import classes from "./console-nav.module.css";
import { isActive, navSections } from "./nav-sections.ts";

export type ConsoleNavProps = {
  roles: readonly StaffRole[];
  narrow: boolean;
  onNarrow: () => void;
};

/** Shows each role only where it may go. Hiding is courtesy; the API is what refuses. */
export function ConsoleNav({ roles, narrow, onNarrow }: ConsoleNavProps) {
  const t = useTranslations("nav");
  const path = usePathname();
  const Fold = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const foldLabel = narrow ? t("expand") : t("collapse");
  return (
    <>
      <ul className={classes.list}>
        {navSections
          .filter((section) => can(roles, section.permission))
          .map(({ href, key, icon: Icon }) => (
            <li key={href}>
              <Tooltip label={t(key)} position="right" disabled={!narrow}>
                <Link
                  href={href}
                  className={classes.link}
                  aria-current={isActive(href, path) ? "page" : undefined}
                  aria-label={narrow ? t(key) : undefined}
                >
                  <Icon size={20} stroke={1.6} aria-hidden />
                  {narrow ? null : t(key)}
                </Link>
              </Tooltip>
            </li>
          ))}
      </ul>
      <UnstyledButton
        className={classes.link}
        onClick={onNarrow}
        aria-label={foldLabel}
        visibleFrom="md"
        mt="auto"
      >
        <Fold size={20} stroke={1.6} aria-hidden />
        {narrow ? null : foldLabel}
      </UnstyledButton>
    </>
  );
}
