"use client";

import { Text } from "@mantine/core";
import { LineNumbers } from "@sortes/site/numbers";
import { Money } from "@sortes/ui";
import { useTranslations } from "next-intl";
import type { Outputs } from "../trpc/outputs.ts";
import classes from "./ticket-lines.module.css";

type Ticket = Outputs["players"]["ticket"];

export type TicketLinesProps = {
  lines: Ticket["lines"];
  /** In the order of the lines; null before the result. */
  outcomes: Ticket["lineOutcomes"];
  currency: string;
};

/** Every line of a ticket: how it was played, what of it was drawn, and what it won. */
export function TicketLines({ lines, outcomes, currency }: TicketLinesProps) {
  const t = useTranslations("numbers");
  return (
    <ol className={classes.list}>
      {lines.map((line, index) => {
        const outcome = outcomes?.[index];
        const wonMinor = outcome?.wins.reduce((sum, win) => sum + win.prizeMinor, 0n) ?? 0n;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place on the ticket
          <li key={index} className={classes.line}>
            <div className={classes.head}>
              <Text size="sm" c="dimmed">
                {t(`betType.${line.betType}`)} · <Money minor={line.stakeMinor} currency={currency} />
              </Text>
              {wonMinor > 0n ? <Money minor={wonMinor} currency={currency} tone="prize" /> : null}
            </div>
            <LineNumbers line={line} matches={outcome?.matches} />
          </li>
        );
      })}
    </ol>
  );
}
