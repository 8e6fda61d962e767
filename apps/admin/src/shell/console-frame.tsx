"use client";

import { AppShell, Burger, Group, Text } from "@mantine/core";
import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import { BrandMark, ColorSchemeToggle, ServerTime } from "@sortes/ui";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent } from "react";
import classes from "./console-frame.module.css";
import { ConsoleNav } from "./console-nav.tsx";
import { IdleGuard } from "./idle-guard.tsx";
import { LiveUpdates } from "./live-updates.tsx";
import type { SignedInStaff } from "./staff.types.ts";
import { StaffProvider } from "./staff-context.tsx";
import { StaffMenu } from "./staff-menu.tsx";

export type ConsoleFrameProps = {
  /** Null before sign-in: the frame is then only its header. */
  staff: SignedInStaff | null;
  children: ReactNode;
};

const navWidth = { open: 224, narrow: 64 };

/** Header and navigation around every page. The navigation narrows to icons on a desk and slides in on a phone. */
export function ConsoleFrame({ staff, children }: ConsoleFrameProps) {
  const t = useTranslations();
  const path = usePathname();
  const [opened, drawer] = useDisclosure(false);
  const [narrow, setNarrow] = useLocalStorage({ key: "sortes.nav.narrow", defaultValue: false });
  const close = useEffectEvent(() => drawer.close());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path closes the drawer
  useEffect(() => close(), [path]);

  return (
    <AppShell
      header={{ height: 56 }}
      {...(staff
        ? {
            navbar: {
              width: narrow ? navWidth.narrow : navWidth.open,
              breakpoint: "md",
              collapsed: { mobile: !opened },
            },
          }
        : {})}
      padding={{ base: "md", md: "lg" }}
    >
      <AppShell.Header className={classes.header}>
        <a href="#main" className={classes.skip}>
          {t("nav.skip")}
        </a>
        {staff ? (
          <Burger
            opened={opened}
            onClick={drawer.toggle}
            hiddenFrom="md"
            size="sm"
            aria-label={t("nav.open")}
          />
        ) : null}
        <Link href="/" className={classes.brand}>
          <BrandMark name={t("brand.name")} suffix={t("brand.suffix")} />
        </Link>
        <Group gap="xs" ml="auto" wrap="nowrap">
          <Text size="sm" c="dimmed" visibleFrom="sm">
            {t("clock.label")} <ServerTime />
          </Text>
          <ColorSchemeToggle />
          {staff ? <StaffMenu staff={staff} /> : null}
        </Group>
      </AppShell.Header>
      {staff ? (
        <AppShell.Navbar className={classes.navbar} aria-label={t("nav.label")}>
          <ConsoleNav roles={staff.roles} narrow={narrow && !opened} onNarrow={() => setNarrow(!narrow)} />
        </AppShell.Navbar>
      ) : null}
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        {staff ? (
          <>
            <LiveUpdates />
            <IdleGuard />
          </>
        ) : null}
        <div className={classes.page}>
          <StaffProvider staff={staff}>{children}</StaffProvider>
        </div>
      </AppShell.Main>
    </AppShell>
  );
}
