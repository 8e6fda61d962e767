"use client";

import { Button, Menu } from "@mantine/core";
import type { Permission } from "@sortes/domain/operators";
import {
  IconAdjustmentsDollar,
  IconBan,
  IconChevronDown,
  IconId,
  IconPlayerPause,
  IconPlayerPlay,
  IconShieldLock,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "../../shell/staff-context.tsx";
import { AdjustmentDialog } from "./adjustment-dialog.tsx";
import { ExclusionDialog } from "./exclusion-dialog.tsx";
import { KycDialog } from "./kyc-dialog.tsx";
import type { Player, PlayerDialogProps } from "./player.types.ts";
import { StatusDialog } from "./status-dialog.tsx";

type ActionKey = "suspend" | "reinstate" | "close" | "kyc" | "exclude" | "adjust";

const actions: readonly {
  key: ActionKey;
  permission: Permission;
  icon: typeof IconBan;
  /** Statuses in which it makes sense. */
  when: readonly Player["profile"]["status"][];
  isFinal?: boolean;
}[] = [
  { key: "kyc", permission: "players.kyc", icon: IconId, when: ["active", "suspended", "closed"] },
  { key: "exclude", permission: "players.exclude", icon: IconShieldLock, when: ["active", "suspended"] },
  {
    key: "adjust",
    permission: "adjustments.request",
    icon: IconAdjustmentsDollar,
    when: ["active", "suspended", "closed"],
  },
  { key: "suspend", permission: "players.status", icon: IconPlayerPause, when: ["active"] },
  { key: "reinstate", permission: "players.status", icon: IconPlayerPlay, when: ["suspended"] },
  { key: "close", permission: "players.status", icon: IconBan, when: ["active", "suspended"], isFinal: true },
];

/** What this viewer may do to this player; nothing at all is shown to who may only look. */
export function PlayerActions({ player }: { player: Player }) {
  const t = useTranslations("players.action");
  const can = useCan();
  const [open, setOpen] = useState<ActionKey>();
  const offered = actions.filter(
    ({ permission, when }) => can(permission) && when.includes(player.profile.status),
  );
  if (offered.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={16} aria-hidden />}>{t("menu")}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map(({ key, icon: Icon, isFinal }) => (
            <Menu.Item
              key={key}
              leftSection={<Icon size={16} aria-hidden />}
              {...(isFinal ? { color: "red" } : {})}
              onClick={() => setOpen(key)}
            >
              {t(key)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {open ? <ActionDialog action={open} player={player} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

function ActionDialog({ action, ...props }: PlayerDialogProps & { action: ActionKey }) {
  switch (action) {
    case "suspend":
      return <StatusDialog {...props} status="suspended" />;
    case "reinstate":
      return <StatusDialog {...props} status="active" />;
    case "close":
      return <StatusDialog {...props} status="closed" />;
    case "kyc":
      return <KycDialog {...props} />;
    case "exclude":
      return <ExclusionDialog {...props} />;
    case "adjust":
      return <AdjustmentDialog {...props} />;
  }
}
