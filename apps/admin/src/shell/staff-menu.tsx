"use client";

import { ActionIcon, Menu, Text } from "@mantine/core";
import { ToneBadge } from "@sortes/ui";
import { IconLogout, IconUserCircle } from "@tabler/icons-react";
import { signOut } from "next-auth/react";
import { useTranslations } from "next-intl";
import type { SignedInStaff } from "./staff.types.ts";
import classes from "./staff-menu.module.css";

/** Who is signed in, as what, and the way out. */
export function StaffMenu({ staff }: { staff: SignedInStaff }) {
  const t = useTranslations();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={40} aria-label={t("nav.accountMenu")}>
          <IconUserCircle size={24} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <Text fw={600}>{staff.name}</Text>
          <Text size="sm" c="dimmed">
            {staff.email}
          </Text>
          <div className={classes.roles}>
            {staff.roles.map((role) => (
              <ToneBadge key={role} tone="neutral" size="sm">
                {t(`roles.${role}`)}
              </ToneBadge>
            ))}
          </div>
        </div>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => void signOut({ callbackUrl: "/sign-in" })}
        >
          {t("nav.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
