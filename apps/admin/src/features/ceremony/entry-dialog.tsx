"use client";

import { Code, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { entryBody, signEntry } from "@sortes/domain/proof";
import { useErrorMessage } from "@sortes/site/errors";
import { ResultNumbers } from "@sortes/site/numbers";
import { ConfirmDialog, CopyText } from "@sortes/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import type { EntryDue } from "./ceremony.types.ts";
import classes from "./ceremony-page.module.css";
import { type OwnKeys, personKeysOf } from "./own-keys.ts";
import { readResult, whatToKeyIn } from "./read-result.ts";

export type EntryDialogProps = { entry: EntryDue; keys: OwnKeys; onClose: () => void };

/** Keys in what an official saw. The very text that will be signed is shown before it is. */
export function EntryDialog({ entry, keys, onClose }: EntryDialogProps) {
  const t = useTranslations("ceremony.entry");
  const errorMessage = useErrorMessage();
  const [numbers, setNumbers] = useState("");
  const [bonus, setBonus] = useState("");
  const asked = whatToKeyIn(entry.rule);
  const body = useMemo(() => {
    const result = readResult(entry.rule, { numbers, bonus });
    return (
      result &&
      entryBody(entry, { role: entry.role, at: nowToTheMicrosecond(), sealHash: entry.sealHash, result })
    );
  }, [entry, numbers, bonus]);
  const enter = useEnter(() => {
    notifications.show({ color: "green", message: t("done") });
    onClose();
  });
  return (
    <ConfirmDialog
      opened
      title={t("title", { game: entry.gameName, number: entry.number })}
      description={t("description")}
      effects={[
        { label: t("role"), value: entry.role },
        { label: t("seal"), value: <CopyText value={entry.sealHash} label={t("seal")} ends={8} /> },
      ]}
      confirmLabel={t("confirm")}
      confirmDisabled={!body}
      pending={enter.isPending}
      error={enter.error ? errorMessage(enter.error).message : undefined}
      onConfirm={async () => body && enter.mutate(await signEntry(body, personKeysOf(keys)))}
      onClose={onClose}
    >
      <TextInput
        label={t("numbers")}
        description={t("howMany", asked.numbers)}
        value={numbers}
        onChange={(event) => setNumbers(event.currentTarget.value)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={200}
        required
        data-autofocus
      />
      {asked.bonus ? (
        <TextInput
          label={t("bonus")}
          description={t("howMany", asked.bonus)}
          value={bonus}
          onChange={(event) => setBonus(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={50}
          required
        />
      ) : null}
      <Stack gap="xs" aria-live="polite">
        <Text size="sm" fw={600}>
          {t("youSign")}
        </Text>
        {body ? (
          <>
            <ResultNumbers result={body.result} size="md" />
            <Code block className={classes.statement} role="region" tabIndex={0} aria-label={t("statement")}>
              {JSON.stringify(body, null, 1)}
            </Code>
          </>
        ) : (
          <Text size="sm" c="dimmed">
            {t("incomplete")}
          </Text>
        )}
      </Stack>
    </ConfirmDialog>
  );
}

/** When the official says to have seen it, as the draw protocol writes instants. */
const nowToTheMicrosecond = () => new Date().toISOString().replace("Z", "000Z");

function useEnter(onSuccess: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.ceremony.enter.mutationOptions({
      onSuccess,
      onSettled: () => queryClient.invalidateQueries(trpc.ceremony.pathFilter()),
    }),
  );
}
