"use client";

import { Table, Text, VisuallyHidden } from "@mantine/core";
import {
  type Permission,
  permissions,
  permissionTable,
  type StaffRole,
  staffRoles,
} from "@sortes/domain/operators";
import { ToneBadge } from "@sortes/ui";
import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { ScrollFrame } from "../../parts/scroll-frame.tsx";
import { useStaff } from "../../shell/staff-context.tsx";
import classes from "./permission-matrix.module.css";

/** Who may do what, from the table by which the console hides and the router refuses. */
export function PermissionMatrix() {
  const t = useTranslations("staff.matrix");
  const roleNames = useTranslations("roles");
  const own = useStaff()?.roles ?? [];
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        {t("description")}
      </Text>
      <ScrollFrame label={t("title")}>
        <Table aria-label={t("title")} fz="sm" verticalSpacing={6} miw={860} className={classes.table ?? ""}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className={classes.name}>{t("permission")}</Table.Th>
              <Table.Th>{t("effect")}</Table.Th>
              {staffRoles.map((role) => (
                <Table.Th key={role} ta="center" data-own={own.includes(role) || undefined}>
                  {roleNames(role)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {permissions.map((permission, index) => (
              <PermissionRow
                key={permission}
                permission={permission}
                own={own}
                isFirst={conceptOf(permission) !== conceptOf(permissions[index - 1])}
              />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollFrame>
    </>
  );
}

/** The part of a permission's name before its first dot: rows of one concept stand together. */
const conceptOf = (permission: Permission | undefined) => permission?.split(".")[0];

type PermissionRowProps = { permission: Permission; own: readonly StaffRole[]; isFirst: boolean };

function PermissionRow({ permission, own, isFirst }: PermissionRowProps) {
  const t = useTranslations("staff.matrix");
  const names = useTranslations("permissions");
  const { effect } = permissionTable[permission];
  const holders: readonly StaffRole[] = permissionTable[permission].roles;
  return (
    <Table.Tr data-first={isFirst || undefined}>
      <Table.Th scope="row" className={classes.name}>
        {names(permission)}
      </Table.Th>
      <Table.Td>
        <ToneBadge tone={effect === "act" ? "info" : "neutral"} size="sm">
          {t(`effects.${effect}`)}
        </ToneBadge>
      </Table.Td>
      {staffRoles.map((role) => (
        <Table.Td key={role} ta="center" data-own={own.includes(role) || undefined}>
          {holders.includes(role) ? (
            <>
              <IconCheck size={18} stroke={2.5} className={classes.yes} aria-hidden />
              <VisuallyHidden>{t("yes")}</VisuallyHidden>
            </>
          ) : (
            <VisuallyHidden>{t("no")}</VisuallyHidden>
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
