"use client";

import { PendingQuery } from "@sortes/site/errors";
import { DateTime, KeyValueList, PageHeader, StateBadge } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { ApprovalItem } from "./approval.types.ts";
import classes from "./approval-page.module.css";
import { ApprovalSubject } from "./approval-subject.tsx";
import { Decision } from "./decision.tsx";

/** One request: what would happen, who asked and why, and the decision. */
export function ApprovalPage({ approvalId }: { approvalId: string }) {
  const t = useTranslations("approval");
  const kinds = useTranslations("approvalKinds");
  const query = useQuery(useTRPC().approvals.get.queryOptions({ approvalId }));
  const approval = query.data;
  if (!approval) return <PendingQuery query={query} asPage />;
  return (
    <>
      <PageHeader
        title={kinds(approval.kind)}
        badge={<StateBadge kind="approval" state={approval.state} />}
        back={{ href: "/approvals", label: t("back") }}
      />
      <div className={classes.columns}>
        <ApprovalSubject approval={approval} />
        <div className={classes.side}>
          <Panel title={t("request")}>
            <RequestFacts approval={approval} />
          </Panel>
          <Decision approval={approval} />
        </div>
      </div>
    </>
  );
}

function RequestFacts({ approval }: { approval: ApprovalItem }) {
  const t = useTranslations("approval");
  return (
    <KeyValueList
      items={[
        { label: t("by"), value: approval.requestedByName },
        { label: t("at"), value: <DateTime at={approval.requestedAt} /> },
        { label: t("reason"), value: approval.reason },
        ...(approval.decidedAt
          ? [
              { label: t("decidedBy"), value: approval.decidedByName ?? "–" },
              { label: t("decidedAt"), value: <DateTime at={approval.decidedAt} /> },
              { label: t("note"), value: approval.decisionNote || "–" },
            ]
          : []),
      ]}
    />
  );
}
