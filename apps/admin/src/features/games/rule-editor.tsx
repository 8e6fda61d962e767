"use client";

import { Alert, Button, Group, List, Stack, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { GameRule } from "@sortes/domain/games";
import { toJsonSafe } from "@sortes/domain/money";
import { useErrorMessage } from "@sortes/site/errors";
import { IconAlertCircle, IconCircleCheck } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { Panel } from "../../parts/panel.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import classes from "./game-page.module.css";
import { readDraft } from "./read-draft.ts";
import { RuleChanges } from "./rule-changes.tsx";
import { isSameRule } from "./rule-diff.ts";
import { RuleView } from "./rule-view.tsx";

export type RuleEditorProps = { gameId: string; published: GameRule | undefined };

/** The rule as text, judged while it is written: what is wrong with it, else what it changes and what follows from it. */
export function RuleEditor({ gameId, published }: RuleEditorProps) {
  const t = useTranslations("draft");
  const [text, setText] = useState(() => JSON.stringify(toJsonSafe(published ?? {}), null, 2));
  const settled = useDeferredValue(text);
  const { rule, problems } = useMemo(() => readDraft(settled, t("notJson")), [settled, t]);
  const isUnchanged = rule !== undefined && published !== undefined && isSameRule(published, rule);
  return (
    <div
      className={classes.columns}
      style={{ gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 26rem), 1fr))" }}
    >
      <Panel title={t("editor")}>
        <Stack gap="md">
          <Textarea
            label={t("rule")}
            description={t("ruleHint")}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            classNames={{ input: classes.editor ?? "" }}
            spellCheck={false}
            autosize
            minRows={12}
            maxRows={36}
          />
          <Problems problems={problems} isUnchanged={isUnchanged} />
          <SaveDraft gameId={gameId} rule={rule} disabled={isUnchanged} />
        </Stack>
      </Panel>
      <div className={classes.column}>
        {rule && published ? (
          <Panel title={t("changes")}>
            <RuleChanges before={published} after={rule} currency={rule.currency} />
          </Panel>
        ) : null}
        {rule ? <RuleView rule={rule} /> : null}
      </div>
    </div>
  );
}

function Problems({ problems, isUnchanged }: { problems: readonly string[]; isUnchanged: boolean }) {
  const t = useTranslations("draft");
  if (problems.length === 0) {
    return (
      <Alert
        color={isUnchanged ? "gray" : "green"}
        variant="light"
        icon={<IconCircleCheck aria-hidden />}
        role="status"
      >
        {t(isUnchanged ? "unchanged" : "valid")}
      </Alert>
    );
  }
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertCircle aria-hidden />}
      role="status"
      title={t("problems", { count: problems.length })}
    >
      <List size="sm">
        {[...new Set(problems)].map((problem) => (
          <List.Item key={problem}>{problem}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

type SaveDraftProps = { gameId: string; rule: GameRule | undefined; disabled: boolean };

function SaveDraft({ gameId, rule, disabled }: SaveDraftProps) {
  const t = useTranslations("draft");
  const router = useRouter();
  const queryClient = useQueryClient();
  const errorMessage = useErrorMessage();
  const [note, setNote] = useState("");
  const trpc = useTRPC();
  const save = useMutation(
    trpc.games.draftRule.mutationOptions({
      onSuccess: (version) => {
        notifications.show({ color: "green", message: t("saved", { version: version.version }) });
        void queryClient.invalidateQueries(trpc.games.pathFilter());
        router.push(`/games/${gameId}/versions/${version.id}`);
      },
    }),
  );
  const submit = () => {
    if (rule) save.mutate({ gameId, rule: toJsonSafe(rule) as Record<string, unknown>, note: note.trim() });
  };
  return (
    <Stack gap="sm">
      <TextInput
        label={t("note")}
        description={t("noteHint")}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {save.error ? (
        <Alert role="alert" color="red" variant="light" icon={<IconAlertCircle aria-hidden />}>
          {errorMessage(save.error).message}
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button onClick={submit} loading={save.isPending} disabled={!rule || disabled}>
          {t("save")}
        </Button>
      </Group>
    </Stack>
  );
}
