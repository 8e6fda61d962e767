"use client";

import type { DrawEventView } from "@sortes/domain/draws";
import { DateTime, StateBadge } from "@sortes/ui";
import { useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import classes from "./control-room.module.css";
import { useDoer } from "./use-doer.ts";

export type DrawEventsProps = {
  /** Oldest first. */
  events: readonly DrawEventView[];
  /** Names of staff by id. */
  people: Record<string, string>;
  zone: string;
};

/** Every step of the draw, newest first: when, by whom and why. */
export function DrawEvents({ events, people, zone }: DrawEventsProps) {
  const t = useTranslations("draw.events");
  const doer = useDoer(people);
  return (
    <Panel title={t("title")}>
      <ol className={classes.events} reversed>
        {events.toReversed().map((event) => (
          <li key={event.id} className={classes.event}>
            <StateBadge kind="draw" state={event.toState} size="sm" />
            <span className={classes.meta}>
              <DateTime at={event.at} zone={zone} style="full" /> ·{" "}
              {doer({ kind: event.actorKind, id: event.actorId })}
            </span>
            {event.reason ? <span>{event.reason}</span> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
