"use client";

import { Anchor, Text } from "@mantine/core";
import {
  adjustmentPayloadSchema,
  can,
  roleChangePayloadSchema,
  type StaffRole,
} from "@sortes/domain/operators";
import { QueryError } from "@sortes/site/errors";
import { type KeyValue, KeyValueList, LoadingState, Money, ToneBadge } from "@sortes/ui";
import { IconArrowRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import { useStaff } from "../../shell/staff-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { RuleView } from "../games/rule-view.tsx";
import { VersionChanges } from "../games/version-changes.tsx";
import type { ApprovalItem } from "./approval.types.ts";
import classes from "./approval-page.module.css";
import { ClaimSubject } from "./claim-subject.tsx";
import { DrawSubject } from "./draw-subject.tsx";
import { PolicySubject } from "./policy-subject.tsx";

/** What a request is about: as it is, and as it would be. */
export function ApprovalSubject({ approval }: { approval: ApprovalItem }) {
  switch (approval.kind) {
    case "rule_version":
      return <RuleVersionSubject ruleVersionId={approval.subjectId} />;
    case "draw_release":
    case "draw_cancel":
      return (
        <DrawSubject
          kind={approval.kind}
          drawId={approval.subjectId}
          isDecided={approval.state !== "requested"}
        />
      );
    case "manual_adjustment":
      return <AdjustmentSubject approval={approval} />;
    case "role_change":
      return <RoleSubject approval={approval} />;
    case "game_proof":
      return <PolicySubject approval={approval} />;
    case "claim_reject":
      return <ClaimSubject approval={approval} />;
  }
}

function RuleVersionSubject({ ruleVersionId }: { ruleVersionId: string }) {
  const t = useTranslations("approval.subject");
  const query = useQuery(useTRPC().games.ruleVersion.queryOptions({ ruleVersionId }));
  const version = query.data;
  if (query.error) return <QueryError error={query.error} onRetry={() => void query.refetch()} />;
  if (!version) return <LoadingState shape="page" />;
  return (
    <div className={classes.side}>
      <Panel
        title={t("ruleVersion", { version: version.version })}
        action={
          <Anchor component={Link} href={`/games/${version.gameId}/versions/${version.id}`} size="sm">
            {t("openVersion")}
          </Anchor>
        }
      >
        <VersionChanges version={version} />
      </Panel>
      <RuleView rule={version.rule} />
    </div>
  );
}

function AdjustmentSubject({ approval }: { approval: ApprovalItem }) {
  const t = useTranslations("approval.subject");
  const staff = useStaff();
  const effects = useAdjustmentEffects(approval);
  const maySee = staff !== null && can(staff.roles, "players.view");
  return (
    <Panel title={t("adjustment")}>
      {effects.length > 0 ? (
        <KeyValueList
          items={[
            {
              label: t("player"),
              value: maySee ? (
                <Anchor component={Link} href={`/players/${approval.subjectId}`}>
                  {t("openPlayer")}
                </Anchor>
              ) : (
                approval.subjectId
              ),
            },
            ...effects,
          ]}
        />
      ) : (
        <Text>{t("unreadable")}</Text>
      )}
    </Panel>
  );
}

/** Which way the money goes and how much; nothing for other requests. */
export function useAdjustmentEffects(approval: ApprovalItem): KeyValue[] {
  const t = useTranslations("approval.subject");
  const payload = adjustmentPayloadSchema.safeParse(approval.payload).data;
  if (approval.kind !== "manual_adjustment" || !payload) return [];
  return [
    { label: t("direction"), value: t(payload.direction) },
    {
      label: t("amount"),
      value: <Money minor={payload.amountMinor} currency={payload.currency} weight="strong" />,
      strong: true,
    },
  ];
}

function RoleSubject({ approval }: { approval: ApprovalItem }) {
  const t = useTranslations("approval.subject");
  const staff = useStaff();
  const maySee = staff !== null && can(staff.roles, "staff.view");
  const query = useQuery(useTRPC().staff.list.queryOptions({ limit: 100 }, { enabled: maySee }));
  const member = query.data?.items.find(({ id }) => id === approval.subjectId);
  const wanted = roleChangePayloadSchema.safeParse(approval.payload).data?.roles ?? [];
  const isOpen = approval.state === "requested";
  return (
    <Panel title={t("roles", { name: member?.name ?? t("colleague") })}>
      <div className={classes.change}>
        {member && isOpen ? (
          <>
            <Roles label={t("now")} roles={member.roles} />
            <IconArrowRight size={20} aria-hidden />
          </>
        ) : null}
        <Roles label={t(isOpen ? "then" : "asked")} roles={wanted} />
      </div>
    </Panel>
  );
}

function Roles({ label, roles }: { label: string; roles: readonly StaffRole[] }) {
  const t = useTranslations("roles");
  return (
    <div>
      <span className={classes.label}>{label}</span>
      <div className={classes.badges}>
        {roles.map((role) => (
          <ToneBadge key={role} tone="info">
            {t(role)}
          </ToneBadge>
        ))}
      </div>
    </div>
  );
}
