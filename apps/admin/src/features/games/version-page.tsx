"use client";

import { Button } from "@mantine/core";
import { PendingQuery } from "@sortes/site/errors";
import { CopyText, DateTime, KeyValueList, PageHeader, StateBadge } from "@sortes/ui";
import { IconSend } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Panel } from "../../parts/panel.tsx";
import { PendingRequests } from "../../parts/pending-requests.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { useChange } from "../../parts/use-change.ts";
import { useCan } from "../../shell/staff-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import classes from "./game-page.module.css";
import { RuleView } from "./rule-view.tsx";
import { VersionChanges } from "./version-changes.tsx";

type Version = Outputs["games"]["ruleVersion"];

/** One version of a game's rules: who wrote and approved it, what it changes, and what follows from it. */
export function VersionPage({ ruleVersionId }: { ruleVersionId: string }) {
  const t = useTranslations("version");
  const query = useQuery(useTRPC().games.ruleVersion.queryOptions({ ruleVersionId }));
  const version = query.data;
  if (!version) return <PendingQuery query={query} asPage />;
  return (
    <>
      <PageHeader
        title={t("name", { version: version.version })}
        badge={<StateBadge kind="rule_version" state={version.state} />}
        back={{ href: `/games/${version.gameId}`, label: t("back") }}
        actions={<SubmitButton version={version} />}
      />
      <div className={classes.columns}>
        <div className={classes.column}>
          <PendingRequests subjectId={version.id} />
          <Panel title={t("changes")}>
            <VersionChanges version={version} />
          </Panel>
          <RuleView rule={version.rule} />
        </div>
        <Panel title={t("about")}>
          <About version={version} />
        </Panel>
      </div>
    </>
  );
}

function About({ version }: { version: Version }) {
  const t = useTranslations("version");
  const { people, createdBy, approvedBy, publishedAt } = version;
  return (
    <KeyValueList
      items={[
        { label: t("author"), value: people[createdBy] ?? createdBy },
        { label: t("createdAt"), value: <DateTime at={version.createdAt} /> },
        { label: t("approver"), value: approvedBy ? (people[approvedBy] ?? approvedBy) : "–" },
        { label: t("publishedAt"), value: publishedAt ? <DateTime at={publishedAt} /> : "–" },
        { label: t("note"), value: version.note || "–" },
        { label: t("hash"), value: <CopyText value={version.ruleHash} label={t("hash")} ends={8} /> },
      ]}
    />
  );
}

function SubmitButton({ version }: { version: Version }) {
  const t = useTranslations("version.submit");
  const can = useCan();
  const [asks, setAsks] = useState(false);
  const close = () => setAsks(false);
  const submit = useMutation(
    useTRPC().games.submitRule.mutationOptions(useChange({ done: t("done"), onDone: close })),
  );
  if (version.state !== "draft" || !can("games.draft")) return null;
  return (
    <>
      <Button leftSection={<IconSend size={16} aria-hidden />} onClick={() => setAsks(true)}>
        {t("button")}
      </Button>
      <ReasonDialog
        opened={asks}
        title={t("title", { version: version.version })}
        description={t("description")}
        confirmLabel={t("button")}
        pending={submit.isPending}
        failure={submit.error}
        onConfirm={(reason) => submit.mutate({ ruleVersionId: version.id, reason })}
        onClose={close}
      />
    </>
  );
}
