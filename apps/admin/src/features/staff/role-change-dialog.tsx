"use client";

import { Checkbox, SimpleGrid, Text } from "@mantine/core";
import { type Permission, type StaffRole, staffRoles } from "@sortes/domain/operators";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlreadyRequested, usePendingRequests } from "../../parts/pending-requests.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { useChange } from "../../parts/use-change.ts";
import { useTRPC } from "../../trpc/client.tsx";
import { roleChange } from "./role-change.ts";
import type { StaffDialogProps } from "./staff.types.ts";

/** Asks a second person to give a colleague other roles; shows what that opens and closes. */
export function RoleChangeDialog({ colleague, onClose }: StaffDialogProps) {
  const t = useTranslations("staff.roleChange");
  const roleNames = useTranslations("roles");
  const trpc = useTRPC();
  const [roles, setRoles] = useState<readonly StaffRole[]>(colleague.roles);
  const isWaiting = usePendingRequests(colleague.id).some(({ kind }) => kind === "role_change");
  const request = useMutation(
    trpc.staff.requestRoleChange.mutationOptions(
      useChange({ done: t("done", { name: colleague.name }), onDone: onClose }),
    ),
  );
  const namesOf = (some: readonly StaffRole[]) =>
    staffRoles
      .filter((role) => some.includes(role))
      .map((role) => roleNames(role))
      .join(", ");
  const isSame = namesOf(roles) === namesOf(colleague.roles);
  const { gains, loses } = roleChange(colleague.roles, roles);
  return (
    <ReasonDialog
      opened
      title={t("title", { name: colleague.name })}
      description={t("description")}
      effects={[
        { label: t("before"), value: namesOf(colleague.roles) },
        { label: t("after"), value: namesOf(roles) || "–" },
        ...(gains.length > 0 ? [{ label: t("gains"), value: <PermissionNames permissions={gains} /> }] : []),
        ...(loses.length > 0 ? [{ label: t("loses"), value: <PermissionNames permissions={loses} /> }] : []),
      ]}
      confirmLabel={t("confirm")}
      confirmDisabled={isSame || roles.length === 0 || isWaiting}
      pending={request.isPending}
      failure={request.error}
      onConfirm={(reason) => request.mutate({ staffId: colleague.id, roles: [...roles], reason })}
      onClose={onClose}
    >
      {isWaiting ? <AlreadyRequested text={t("waiting")} /> : null}
      <Checkbox.Group
        label={t("roles")}
        value={[...roles]}
        onChange={(chosen) => setRoles(staffRoles.filter((role) => chosen.includes(role)))}
        error={roles.length === 0 ? t("atLeastOne") : undefined}
      >
        <SimpleGrid cols={2} spacing="xs" mt="xs">
          {staffRoles.map((role) => (
            <Checkbox key={role} value={role} label={roleNames(role)} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </ReasonDialog>
  );
}

function PermissionNames({ permissions }: { permissions: readonly Permission[] }) {
  const t = useTranslations("permissions");
  return (
    <Text size="sm" ta="start">
      {permissions.map((permission) => t(permission)).join(" · ")}
    </Text>
  );
}
