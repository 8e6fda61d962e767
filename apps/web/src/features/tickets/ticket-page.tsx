"use client";

import { Anchor, Box, Card, Stack, Text, Title } from "@mantine/core";
import { type GameRule, type LineMatches, priceLineMinor } from "@sortes/domain/games";
import { claimEndStates } from "@sortes/domain/payouts";
import { PendingQuery } from "@sortes/site/errors";
import { LineNumbers, ResultNumbers } from "@sortes/site/numbers";
import {
  DateTime,
  type KeyValue,
  KeyValueList,
  Money,
  PageHeader,
  StateBadge,
  type StateOf,
} from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { DrawMoment } from "../draws/draw-moment.tsx";
import { useGameNames } from "../games/use-game-names.ts";
import { TicketProof } from "../proof/ticket-proof.tsx";
import { OutcomeBadge } from "./outcome-badge.tsx";
import classes from "./ticket.module.css";

type TicketDetail = Outputs["betting"]["ticket"];

/** One ticket: what was played, what was drawn, what it won and how that reaches the player. */
export function TicketPage({ ticketId }: { ticketId: string }) {
  const trpc = useTRPC();
  const t = useTranslations("ticket");
  const query = useQuery(trpc.betting.ticket.queryOptions({ ticketId }));
  const ticket = query.data;
  if (!ticket) return <PendingQuery query={query} asPage />;
  return (
    <Box maw={760} mx="auto">
      <PageHeader
        title={t("heading", { game: ticket.game.name, number: ticket.draw.number })}
        back={{ href: "/tickets", label: t("back") }}
        badge={<OutcomeBadge ticket={ticket} size="md" />}
      />
      <Stack gap="lg">
        <Slip ticket={ticket} />
        {ticket.result ? null : (
          <Card component="section" aria-label={t("draw")}>
            <DrawMomentOrDate ticket={ticket} />
          </Card>
        )}
        <Outcome ticket={ticket} />
        <TicketProof ticket={ticket} />
      </Stack>
    </Box>
  );
}

/** The ticket as paper: serial, draw, lines, stake. */
function Slip({ ticket }: { ticket: TicketDetail }) {
  const trpc = useTRPC();
  const t = useTranslations("ticket");
  const rules = useQuery(
    trpc.draws.rule.queryOptions({ drawId: ticket.draw.id }, { staleTime: Number.POSITIVE_INFINITY }),
  );
  return (
    <section className={classes.ticket} aria-label={t("paper")}>
      <div className={classes.stub}>
        <div>
          <Text size="sm" c="dimmed">
            {t("serial")}
          </Text>
          <div className={`${classes.serial} sortes-figures`}>{`${ticket.serial}`.padStart(6, "0")}</div>
        </div>
        <div>
          <Text size="sm" c="dimmed">
            {t("drawDate")}
          </Text>
          <Text fw={600}>
            <DateTime at={ticket.draw.cutoffAt} zone={ticket.game.timeZone} withZone />
          </Text>
        </div>
        <div>
          <Text size="sm" c="dimmed">
            {t("stake")}
          </Text>
          <Text fw={600}>
            <Money minor={ticket.stakeMinor} currency={ticket.currency} />
          </Text>
        </div>
      </div>
      {ticket.result ? (
        <div className={classes.drawn}>
          <Text size="sm" c="dimmed" mb={6}>
            {t("drawn")}
          </Text>
          <ResultNumbers result={ticket.result} size="sm" />
        </div>
      ) : null}
      <ol className={classes.lines}>
        {ticket.lines.map((line, index) => (
          <TicketLine
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a sold ticket never move
            key={index}
            ticket={ticket}
            index={index}
            line={line}
            rule={rules.data?.rule}
          />
        ))}
      </ol>
    </section>
  );
}

type TicketLineProps = {
  ticket: TicketDetail;
  index: number;
  line: TicketDetail["lines"][number];
  rule: GameRule | undefined;
};

function TicketLine({ ticket, index, line, rule }: TicketLineProps) {
  const t = useTranslations("games.betType");
  const outcome = ticket.lineOutcomes?.[index];
  const matches: LineMatches | undefined = outcome?.matches;
  return (
    <li className={classes.line}>
      <Text size="sm" c="dimmed">
        {t(line.betType)}
        {rule ? (
          <>
            {" · "}
            <Money minor={priceLineMinor(rule, line)} currency={ticket.currency} />
          </>
        ) : null}
      </Text>
      <LineNumbers line={line} matches={matches} />
      <div className={classes.wins}>
        {rule && outcome ? <Wins wins={outcome.wins} rule={rule} currency={ticket.currency} /> : null}
      </div>
    </li>
  );
}

type Win = NonNullable<TicketDetail["lineOutcomes"]>[number]["wins"][number];

function Wins({ wins, rule, currency }: { wins: readonly Win[]; rule: GameRule; currency: string }) {
  const names = useGameNames(rule);
  return wins.map(({ tier, prizeMinor }) => (
    <Text key={tier} size="sm">
      {names.tier(tier)} <Money minor={prizeMinor} currency={currency} tone="prize" weight="strong" />
    </Text>
  ));
}

/** Before its cutoff a draw has nothing to follow but the hour of its result. */
function DrawMomentOrDate({ ticket }: { ticket: TicketDetail }) {
  const t = useTranslations("ticket");
  const { draw, game } = ticket;
  if (draw.state !== "open" && draw.state !== "scheduled") return <DrawMoment drawId={draw.id} withLink />;
  return (
    <Text>
      {t.rich("stillOpen", {
        cutoff: () => <DateTime at={draw.cutoffAt} zone={game.timeZone} />,
        result: () => <DateTime at={draw.publishAt} zone={game.timeZone} style="time" withZone />,
        link: (text) => (
          <Anchor component={Link} href={`/results/${draw.id}`} inherit underline="always">
            {text}
          </Anchor>
        ),
      })}
    </Text>
  );
}

/** The money: prize, tax, what was credited, or how far a claim has come. */
function Outcome({ ticket }: { ticket: TicketDetail }) {
  const t = useTranslations("ticket.outcome");
  const { payout, claim, currency } = ticket;
  if (!payout) return null;
  const items: KeyValue[] = [
    { label: t("prize"), value: <Money minor={payout.grossMinor} currency={currency} tone="prize" /> },
    ...(payout.taxMinor > 0n
      ? [{ label: t("tax"), value: <Money minor={-payout.taxMinor} currency={currency} /> }]
      : []),
    {
      label: t("net"),
      value: <Money minor={payout.grossMinor - payout.taxMinor} currency={currency} />,
      strong: true,
    },
    ...(payout.paidAt ? [{ label: t("paidAt"), value: <DateTime at={payout.paidAt} /> }] : []),
    ...(claim
      ? [
          {
            label: t("claim"),
            value: <StateBadge kind="claim" state={claim.state as StateOf<"claim">} size="sm" />,
          },
          { label: t("expires"), value: <DateTime at={claim.expiresAt} style="date" /> },
        ]
      : []),
  ];
  return (
    <Card component="section">
      <Title order={2} size="h4" mb="md">
        {t("title")}
      </Title>
      <KeyValueList items={items} />
      {claim && !claimEndStates.some((end) => end === claim.state) ? (
        <Text size="sm" c="dimmed" mt="md">
          {t("claimText")}
        </Text>
      ) : null}
    </Card>
  );
}
