"use client";

import { Anchor } from "@mantine/core";
import { can, claimRejectionPayloadSchema } from "@sortes/domain/operators";
import { type KeyValue, KeyValueList, Money, StateBadge } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import { useStaff } from "../../shell/staff-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { ApprovalItem } from "./approval.types.ts";

/** The claim that would end unpaid: whose it is and where it stands now. */
export function ClaimSubject({ approval }: { approval: ApprovalItem }) {
  const t = useTranslations("approval.subject");
  const trpc = useTRPC();
  const staff = useStaff();
  const maySee = staff !== null && can(staff.roles, "claims.view");
  const claimId = approval.subjectId;
  const claim = useQuery(trpc.claims.get.queryOptions({ claimId }, { enabled: maySee })).data;
  const link = (
    <Anchor component={Link} href={`/claims/${claimId}`} size="sm">
      {t("openClaim")}
    </Anchor>
  );
  return (
    <Panel title={t("claim")} action={maySee ? link : null}>
      <KeyValueList
        items={[
          ...(claim
            ? [
                { label: t("player"), value: claim.payout.player.displayName },
                { label: t("now"), value: <StateBadge kind="claim" state={claim.state} size="sm" /> },
              ]
            : []),
          ...useRejectionEffects(approval),
        ]}
      />
    </Panel>
  );
}

/** How much the player would not get; nothing for other requests. */
export function useRejectionEffects(approval: ApprovalItem): KeyValue[] {
  const t = useTranslations("approval.subject");
  const payload = claimRejectionPayloadSchema.safeParse(approval.payload).data;
  if (approval.kind !== "claim_reject" || !payload) return [];
  const { amountMinor, currency } = payload;
  return [
    {
      label: t("notPaid"),
      value: <Money minor={amountMinor} currency={currency} weight="strong" />,
      strong: true,
    },
  ];
}
