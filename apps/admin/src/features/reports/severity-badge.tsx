"use client";

import type { Severity } from "@sortes/domain/reporting";
import { type Tone, ToneBadge } from "@sortes/ui";
import { IconAlertOctagon, IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

const looks: Record<Severity, { tone: Tone; icon: typeof IconInfoCircle }> = {
  info: { tone: "info", icon: IconInfoCircle },
  warning: { tone: "caution", icon: IconAlertTriangle },
  critical: { tone: "negative", icon: IconAlertOctagon },
};

/** How soon somebody must look, as colour, icon and word. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  const t = useTranslations("reports.events.severities");
  const { tone, icon: Icon } = looks[severity];
  return (
    <ToneBadge tone={tone} size="sm" icon={<Icon size={13} stroke={2} aria-hidden />}>
      {t(severity)}
    </ToneBadge>
  );
}
