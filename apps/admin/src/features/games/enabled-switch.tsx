"use client";

import { Switch } from "@mantine/core";
import { ToneBadge } from "@sortes/ui";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { useChange } from "../../parts/use-change.ts";
import { useCan } from "../../shell/staff-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";

export type EnabledSwitchProps = { game: { id: string; name: string; enabled: boolean } };

/** Whether a game sells: a switch for those who may turn it, a word for all others. */
export function EnabledSwitch({ game }: EnabledSwitchProps) {
  const t = useTranslations("games.enabled");
  const can = useCan();
  const [asks, setAsks] = useState(false);
  const close = () => setAsks(false);
  const to = game.enabled ? "off" : "on";
  const change = useChange({ done: t(`${to}.done`, { game: game.name }), onDone: close });
  const setEnabled = useMutation(useTRPC().games.setEnabled.mutationOptions(change));
  if (!can("games.enable")) {
    return (
      <ToneBadge tone={game.enabled ? "active" : "neutral"} size="sm">
        {t(game.enabled ? "selling" : "stopped")}
      </ToneBadge>
    );
  }
  return (
    <>
      <Switch
        checked={game.enabled}
        onChange={() => setAsks(true)}
        label={t(game.enabled ? "selling" : "stopped")}
        aria-label={t("label", { game: game.name })}
        style={{ position: "relative", zIndex: 1 }}
      />
      <ReasonDialog
        opened={asks}
        title={t(`${to}.title`, { game: game.name })}
        description={t(`${to}.description`)}
        confirmLabel={t(`${to}.button`)}
        danger={game.enabled}
        pending={setEnabled.isPending}
        failure={setEnabled.error}
        onConfirm={(reason) => setEnabled.mutate({ gameId: game.id, enabled: !game.enabled, reason })}
        onClose={close}
      />
    </>
  );
}
