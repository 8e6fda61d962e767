"use client";

import { Text, Timeline } from "@mantine/core";
import { DateTime } from "@sortes/ui";
import { useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import type { Claim } from "./claim.types.ts";

/** Every step that was taken, by whom and why, the latest first. */
export function ClaimHistory({ claim }: { claim: Claim }) {
  const t = useTranslations("claims.history");
  return (
    <Panel title={t("title")}>
      <Timeline bulletSize={14} lineWidth={2}>
        {claim.events.toReversed().map((event) => (
          <Timeline.Item
            key={event.id.toString()}
            title={
              <Text span size="sm" fw={600}>
                {event.fromState ? t(`done.${event.fromState}`, { to: event.toState }) : t("opened")}
              </Text>
            }
          >
            <Text size="sm" c="dimmed">
              {event.actorKind === "system" ? t("system") : (claim.people[event.actorId] ?? event.actorId)} ·{" "}
              <DateTime at={event.at} style="full" />
            </Text>
            {event.note ? <Text size="sm">{event.note}</Text> : null}
          </Timeline.Item>
        ))}
      </Timeline>
    </Panel>
  );
}
