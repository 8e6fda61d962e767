"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { useChange } from "../../parts/use-change.ts";
import { useStaff } from "../../shell/staff-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { StaffDialogProps } from "./staff.types.ts";

/** Ends every session of a colleague at once: a lost laptop. */
export function StaffSessionsDialog({ colleague, onClose }: StaffDialogProps) {
  const t = useTranslations("staff.sessions");
  const trpc = useTRPC();
  const isSelf = useStaff()?.id === colleague.id;
  const revoke = useMutation(
    trpc.staff.revokeSessions.mutationOptions(
      useChange({ done: t("done", { name: colleague.name }), onDone: onClose }),
    ),
  );
  return (
    <ReasonDialog
      opened
      title={t("title")}
      description={isSelf ? t("ownDescription") : t("description", { name: colleague.name })}
      confirmLabel={t("confirm")}
      danger
      pending={revoke.isPending}
      failure={revoke.error}
      onConfirm={(reason) => revoke.mutate({ staffId: colleague.id, reason })}
      onClose={onClose}
    />
  );
}
