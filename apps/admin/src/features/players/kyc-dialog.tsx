"use client";

import { Select } from "@mantine/core";
import { kycStateSchema, kycStates } from "@sortes/domain/players";
import { StateBadge } from "@sortes/ui";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { useChange } from "../../parts/use-change.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { PlayerDialogProps } from "./player.types.ts";

/** Records what the identity check came to. */
export function KycDialog({ player, onClose }: PlayerDialogProps) {
  const t = useTranslations("players.kyc");
  const state = useTranslations("ui.state.kyc");
  const trpc = useTRPC();
  const { id: playerId, kycState: before, displayName } = player.profile;
  const choices = kycStates.filter((kycState) => kycState !== before);
  const [after, setAfter] = useState(choices[0] ?? before);
  const setKyc = useMutation(
    trpc.players.setKyc.mutationOptions(
      useChange({ done: t("done", { name: displayName, state: state(after) }), onDone: onClose }),
    ),
  );
  return (
    <ReasonDialog
      opened
      title={t("title")}
      description={t("description")}
      effects={[
        { label: t("before"), value: <StateBadge kind="kyc" state={before} size="sm" /> },
        { label: t("after"), value: <StateBadge kind="kyc" state={after} size="sm" /> },
      ]}
      confirmLabel={t("confirm")}
      pending={setKyc.isPending}
      failure={setKyc.error}
      onConfirm={(reason) => setKyc.mutate({ playerId, kycState: after, reason })}
      onClose={onClose}
    >
      <Select
        label={t("choose")}
        data={choices.map((value) => ({ value, label: state(value) }))}
        value={after}
        allowDeselect={false}
        onChange={(value) => setAfter(kycStateSchema.parse(value))}
      />
    </ReasonDialog>
  );
}
