"use client";

import type { ProofPolicy } from "@sortes/domain/proof";
import { type KeyValue, KeyValueList } from "@sortes/ui";
import { useTranslations } from "next-intl";

/** How a game's draws are proved, as its people read it. */
export function ProofPolicyList({ policy }: { policy: ProofPolicy }) {
  return <KeyValueList items={usePolicyItems(policy)} />;
}

function usePolicyItems(policy: ProofPolicy): KeyValue[] {
  const t = useTranslations("proofPolicy");
  const seats = policy.level === "L0" ? policy.officials : policy.people;
  return [
    { label: t("level"), value: t(policy.level), strong: true },
    ...("relays" in policy ? [{ label: t("relays"), value: policy.relays.join(", ") }] : []),
    ...(policy.level === "L2"
      ? [
          { label: t("parties"), value: policy.parties.join(", ") },
          { label: t("threshold"), value: String(policy.threshold) },
        ]
      : []),
    {
      label: t("people"),
      value: seats.length === 0 ? t("none") : seats.map(({ role }) => role).join(", "),
    },
    { label: t("publishers"), value: t("confirm", { count: policy.publishers }) },
  ];
}
