"use client";

import { ActionIcon, Menu } from "@mantine/core";
import {
  IconAdjustments,
  IconCoins,
  IconLogout,
  IconPlayerPause,
  IconUser,
  IconUserCircle,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import classes from "./account-menu.module.css";
import { RealityFacts } from "./reality-facts.tsx";
import { useSignOut } from "./use-sign-out.ts";

/** Who is signed in, since when, what the last day has cost, and where everything personal is. */
export function AccountMenu() {
  const t = useTranslations("accountMenu");
  const [opened, setOpened] = useState(false);
  const signOut = useSignOut();
  const links = [
    { href: "/wallet", label: t("wallet"), icon: IconCoins },
    { href: "/account", label: t("account"), icon: IconUser },
    { href: "/account/limits", label: t("limits"), icon: IconAdjustments },
    { href: "/account/break", label: t("break"), icon: IconPlayerPause },
  ];
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={264}
      shadow="md"
      radius="lg"
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={40} visibleFrom="sm" aria-label={t("open")}>
          <IconUserCircle size={24} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Identity />
        <Menu.Divider />
        {links.map(({ href, label, icon: Icon }) => (
          <Menu.Item
            key={href}
            component={Link}
            href={href}
            leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={18} stroke={1.6} aria-hidden />}
          closeMenuOnClick={false}
          disabled={signOut.isPending}
          onClick={() => signOut.mutate()}
        >
          {t("signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Asked for only once the menu is open. */
function Identity() {
  const { data: profile } = useQuery(useTRPC().account.profile.queryOptions());
  return (
    <div className={classes.head}>
      <div className={classes.name}>{profile?.displayName ?? "\u00a0"}</div>
      <RealityFacts />
    </div>
  );
}
