"use client";

import type { PlayerStatus } from "@sortes/domain/players";
import { StateBadge } from "@sortes/ui";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { useChange } from "../../parts/use-change.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { PlayerDialogProps } from "./player.types.ts";

/** Suspends, reinstates or closes an account. */
export function StatusDialog({ player, status, onClose }: PlayerDialogProps & { status: PlayerStatus }) {
  const t = useTranslations("players.status");
  const trpc = useTRPC();
  const { id: playerId, displayName, status: before } = player.profile;
  const setStatus = useMutation(
    trpc.players.setStatus.mutationOptions(
      useChange({ done: t(`done.${status}`, { name: displayName }), onDone: onClose }),
    ),
  );
  return (
    <ReasonDialog
      opened
      title={t(`title.${status}`)}
      description={t(`description.${status}`, { name: displayName })}
      effects={[
        { label: t("before"), value: <StateBadge kind="player" state={before} size="sm" /> },
        { label: t("after"), value: <StateBadge kind="player" state={status} size="sm" /> },
        ...(status === "active"
          ? []
          : [{ label: t("sessionsEnded"), value: player.sessions.length.toString() }]),
      ]}
      confirmLabel={t(`confirm.${status}`)}
      danger={status !== "active"}
      pending={setStatus.isPending}
      failure={setStatus.error}
      onConfirm={(reason) => setStatus.mutate({ playerId, status, reason })}
      onClose={onClose}
    />
  );
}
