"use client";

import { ActionIcon, Group, Menu } from "@mantine/core";
import { useCursorPaging, useTableState } from "@sortes/site/data";
import { type DataColumn, DataTable, DateTime, ToneBadge } from "@sortes/ui";
import { IconDots, IconLogout, IconUserCog, IconUsers } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan, useStaff } from "../../shell/staff-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { RoleChangeDialog } from "./role-change-dialog.tsx";
import type { Colleague } from "./staff.types.ts";
import { staffPerPage } from "./staff-page-size.ts";
import { StaffSessionsDialog } from "./staff-sessions-dialog.tsx";

type OpenDialog = { kind: "roles" | "sessions"; colleague: Colleague };

/** Everyone who works here, the longest first, with their roles. */
export function StaffList() {
  const t = useTranslations("staff");
  const trpc = useTRPC();
  const [dialog, setDialog] = useState<OpenDialog>();
  const { cursor, pagingFor } = useCursorPaging<string>();
  const query = useQuery(
    trpc.staff.list.queryOptions({ cursor, limit: staffPerPage }, { placeholderData: keepPreviousData }),
  );
  const close = () => setDialog(undefined);
  return (
    <>
      <DataTable
        dense
        label={t("title")}
        columns={useColumns(setDialog)}
        {...useTableState(query)}
        rowId={(colleague) => colleague.id}
        paging={pagingFor(query.data?.nextCursor)}
        empty={{ icon: <IconUsers size={28} stroke={1.5} />, title: t("none") }}
      />
      {dialog?.kind === "roles" ? <RoleChangeDialog colleague={dialog.colleague} onClose={close} /> : null}
      {dialog?.kind === "sessions" ? (
        <StaffSessionsDialog colleague={dialog.colleague} onClose={close} />
      ) : null}
    </>
  );
}

function useColumns(onOpen: (dialog: OpenDialog) => void): DataColumn<Colleague>[] {
  const t = useTranslations("staff");
  const roles = useTranslations("roles");
  const can = useCan();
  const mayAct = can("staff.roles.request") || can("staff.sessions.revoke");
  return [
    { key: "name", title: t("column.name"), phone: "title", render: (colleague) => colleague.name },
    { key: "email", title: t("column.email"), render: (colleague) => colleague.email },
    {
      key: "roles",
      title: t("column.roles"),
      render: (colleague) => (
        <Group gap={4}>
          {colleague.roles.map((role) => (
            <ToneBadge key={role} tone="neutral" size="sm">
              {roles(role)}
            </ToneBadge>
          ))}
        </Group>
      ),
    },
    {
      key: "active",
      title: t("column.active"),
      render: (colleague) => (
        <ToneBadge tone={colleague.isActive ? "positive" : "neutral"} size="sm">
          {colleague.isActive ? t("active") : t("inactive")}
        </ToneBadge>
      ),
    },
    {
      key: "since",
      title: t("column.since"),
      align: "right",
      render: (colleague) => <DateTime at={colleague.createdAt} style="date" />,
    },
    ...(mayAct
      ? [
          {
            key: "actions",
            title: t("column.actions"),
            align: "right" as const,
            width: 90,
            render: (colleague: Colleague) => <ColleagueMenu colleague={colleague} onOpen={onOpen} />,
          },
        ]
      : []),
  ];
}

type ColleagueMenuProps = { colleague: Colleague; onOpen: (dialog: OpenDialog) => void };

/** Nobody asks for roles of their own: it is said instead of offered. */
function ColleagueMenu({ colleague, onOpen }: ColleagueMenuProps) {
  const t = useTranslations("staff.action");
  const can = useCan();
  const isSelf = useStaff()?.id === colleague.id;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t("menu", { name: colleague.name })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {can("staff.roles.request") ? (
          <Menu.Item
            leftSection={<IconUserCog size={16} aria-hidden />}
            disabled={isSelf}
            onClick={() => onOpen({ kind: "roles", colleague })}
          >
            {isSelf ? t("ownRoles") : t("roles")}
          </Menu.Item>
        ) : null}
        {can("staff.sessions.revoke") ? (
          <Menu.Item
            leftSection={<IconLogout size={16} aria-hidden />}
            onClick={() => onOpen({ kind: "sessions", colleague })}
          >
            {t("sessions")}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
