"use client";

import { Text } from "@mantine/core";
import { proofPolicySchema } from "@sortes/domain/proof";
import { useTranslations } from "next-intl";
import { z } from "zod";
import { Panel } from "../../parts/panel.tsx";
import { ProofPolicyList } from "../games/proof-policy-list.tsx";
import type { ApprovalItem } from "./approval.types.ts";
import classes from "./approval-page.module.css";

const payloadSchema = z.object({ before: proofPolicySchema, policy: proofPolicySchema });

/** How a game's draws are proved, and how they would be. */
export function PolicySubject({ approval }: { approval: ApprovalItem }) {
  const t = useTranslations("approval.subject");
  const payload = payloadSchema.safeParse(approval.payload).data;
  if (!payload) return <Text>{t("unreadable")}</Text>;
  return (
    <div className={classes.side}>
      <Panel title={t("policyBefore", { game: approval.subjectId })}>
        <ProofPolicyList policy={payload.before} />
      </Panel>
      <Panel title={t("policyAsked")}>
        <ProofPolicyList policy={payload.policy} />
      </Panel>
    </div>
  );
}
