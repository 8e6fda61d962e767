"use client";

import { TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { decideExclusionEnd, type ExclusionRequest } from "@sortes/domain/protection";
import { useErrorMessage } from "@sortes/site/errors";
import { ConfirmDialog, DateTime, useServerNowMs } from "@sortes/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { useLengthName } from "./use-length-name.ts";

export type BreakDialogProps = {
  request: ExclusionRequest;
  timeZone: string;
  onClose: () => void;
};

/** The last question. A word has to be typed, because nobody can take this back. */
export function BreakDialog({ request, timeZone, onClose }: BreakDialogProps) {
  const t = useTranslations("break");
  const lengthName = useLengthName();
  const messageOf = useErrorMessage();
  const [typed, setTyped] = useState("");
  const exclude = useExclude(onClose);
  const nowMs = useServerNowMs(60_000);
  const endsAt = nowMs === undefined ? undefined : decideExclusionEnd(request, new Date(nowMs), timeZone);
  const isBreak = request.kind === "cool_off";
  const word = t(isBreak ? "confirm.word" : "confirm.excludeWord");
  return (
    <ConfirmDialog
      opened
      danger={!isBreak}
      title={t(isBreak ? "confirm.coolOffTitle" : "confirm.excludeTitle")}
      description={t("confirm.text")}
      effects={[
        { label: t("confirm.length"), value: lengthName(request) },
        { label: t("confirm.begins"), value: t("confirm.now") },
        {
          label: t("confirm.ends"),
          value: endsAt ? <DateTime at={endsAt} /> : t("confirm.never"),
          strong: true,
        },
      ]}
      confirmLabel={t("confirm.submit")}
      confirmDisabled={typed.trim().toUpperCase() !== word.toUpperCase()}
      pending={exclude.isPending}
      error={exclude.error ? messageOf(exclude.error).message : undefined}
      onConfirm={() => exclude.mutate(request)}
      onClose={onClose}
    >
      <TextInput
        label={t("confirm.typed", { word })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
        autoCapitalize="characters"
        data-autofocus
      />
    </ConfirmDialog>
  );
}

function useExclude(onDone: () => void) {
  const t = useTranslations("break");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.protection.excludeSelf.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.protection.pathFilter());
        notifications.show({ message: t("done") });
        onDone();
        window.scrollTo({ top: 0 });
      },
    }),
  );
}
