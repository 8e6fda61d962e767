"use client";

import { SegmentedControl, Select } from "@mantine/core";
import {
  COOL_OFF_DAYS_MAX,
  decideExclusionEnd,
  EXCLUSION_MONTHS_MAX,
  EXCLUSION_MONTHS_MIN,
  type ExclusionKind,
  type ExclusionRequest,
  exclusionKinds,
} from "@sortes/domain/protection";
import { DateTime, useServerNowMs } from "@sortes/ui";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { useChange } from "../../parts/use-change.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { PlayerDialogProps } from "./player.types.ts";

const dayChoices = [1, 3, 7, 14, 30, COOL_OFF_DAYS_MAX];
const monthChoices = [EXCLUSION_MONTHS_MIN, 12, 24, 36, EXCLUSION_MONTHS_MAX];
const forever = "forever";
const minuteMs = 60_000;

/** Keeps a player from betting and paying in. The end shown is computed as the use-case computes it. */
export function ExclusionDialog({ player, onClose }: PlayerDialogProps) {
  const t = useTranslations("players.exclusion");
  const trpc = useTRPC();
  const nowMs = useServerNowMs(minuteMs);
  const [kind, setKind] = useState<ExclusionKind>("cool_off");
  const [days, setDays] = useState(String(dayChoices[2]));
  const [months, setMonths] = useState(String(EXCLUSION_MONTHS_MIN));
  const request: ExclusionRequest =
    kind === "cool_off"
      ? { kind, days: Number(days) }
      : { kind, months: months === forever ? null : Number(months) };
  const { id: playerId, displayName, timeZone } = player.profile;
  const endsAt = decideExclusionEnd(request, new Date(nowMs ?? 0), timeZone);
  const exclude = useMutation(
    trpc.players.exclude.mutationOptions(
      useChange({ done: t("done", { name: displayName }), onDone: onClose }),
    ),
  );
  return (
    <ReasonDialog
      opened
      title={t("title")}
      description={t("description", { name: displayName })}
      effects={[
        {
          label: t("until"),
          value: endsAt ? <DateTime at={endsAt} zone={timeZone} withZone /> : t("forever"),
        },
        { label: t("betting"), value: t("stopsNow") },
        { label: t("withdrawing"), value: t("staysPossible") },
      ]}
      confirmLabel={t("confirm")}
      danger
      pending={exclude.isPending}
      failure={exclude.error}
      onConfirm={(reason) => exclude.mutate({ playerId, request, reason })}
      onClose={onClose}
    >
      <SegmentedControl
        fullWidth
        aria-label={t("what")}
        data={exclusionKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      {kind === "cool_off" ? (
        <Select
          label={t("howLong")}
          data={dayChoices.map((value) => ({ value: String(value), label: t("days", { days: value }) }))}
          value={days}
          allowDeselect={false}
          onChange={(value) => setDays(value ?? days)}
        />
      ) : (
        <Select
          label={t("howLong")}
          data={[
            ...monthChoices.map((value) => ({ value: String(value), label: t("months", { months: value }) })),
            { value: forever, label: t("forever") },
          ]}
          value={months}
          allowDeselect={false}
          onChange={(value) => setMonths(value ?? months)}
        />
      )}
    </ReasonDialog>
  );
}
