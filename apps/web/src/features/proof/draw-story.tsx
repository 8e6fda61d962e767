"use client";

import { Card, Group, Stack, Text, Title } from "@mantine/core";
import { ResultNumbers } from "@sortes/site/numbers";
import { CopyText, DateTime, formatCount, type KeyValue, KeyValueList, Money, ToneBadge } from "@sortes/ui";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DrawDetail } from "../draws/use-draw.ts";
import type { Certificate } from "./certificate.schema.ts";
import classes from "./proof.module.css";

export type DrawStoryProps = { draw: DrawDetail; certificate: Certificate; version: number };

/** How the numbers came about, in the order in which it happened, told from the certificate itself. */
export function DrawStory(props: DrawStoryProps) {
  const t = useTranslations("proof.story");
  const { level } = props.certificate.terms.body.beacon;
  return (
    <Card component="section">
      <Group gap="sm" mb="xs">
        <Title order={2} size="h4">
          {t("title")}
        </Title>
        <ToneBadge tone={level === "L3" ? "positive" : "info"} size="sm">
          {t("level", { level })}
        </ToneBadge>
      </Group>
      <Text size="sm" c="dimmed" mb="lg">
        {t("text")}
      </Text>
      <ol className={classes.story}>
        <TermsChapter {...props} />
        <SellingChapter {...props} />
        <SealChapter {...props} />
        <ControlChapter {...props} />
        <BeaconChapter {...props} />
        {level === "L0" ? null : <SharesChapter {...props} />}
        <NumbersChapter {...props} />
      </ol>
    </Card>
  );
}

type ChapterProps = {
  number: number;
  title: string;
  text: ReactNode;
  facts?: readonly KeyValue[];
  children?: ReactNode;
};

function Chapter({ number, title, text, facts, children }: ChapterProps) {
  return (
    <li className={classes.chapter}>
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      <Stack gap="xs">
        <Title order={3} size="h5">
          {title}
        </Title>
        <Text size="sm">{text}</Text>
        {facts && facts.length > 0 ? <KeyValueList items={facts} /> : null}
        {children}
      </Stack>
    </li>
  );
}

/** Instants and hashes of the certificate as facts of a list. */
function useFacts({ game }: DrawDetail) {
  const locale = useLocale();
  return {
    at: (label: string, at: string): KeyValue => ({
      label,
      value: <DateTime at={new Date(at)} zone={game.timeZone} style="full" />,
    }),
    hash: (label: string, hash: string): KeyValue => ({
      label,
      value: <CopyText value={hash} label={label} ends={10} />,
    }),
    count: (label: string, count: string | number): KeyValue => ({
      label,
      value: formatCount(BigInt(count), locale),
    }),
  };
}

function TermsChapter({ draw, certificate, version }: DrawStoryProps) {
  const t = useTranslations("proof.story.terms");
  const { at, hash, count } = useFacts(draw);
  const { terms, log } = certificate;
  const { opensAt, ruleHash } = terms.body;
  return (
    <Chapter
      number={1}
      title={t("title")}
      text={t("text", { version })}
      facts={[count(t("entry"), log.terms.index), at(t("opensAt"), opensAt), hash(t("ruleHash"), ruleHash)]}
    />
  );
}

function SellingChapter({ draw, certificate }: DrawStoryProps) {
  const t = useTranslations("proof.story.selling");
  const { at, hash, count } = useFacts(draw);
  const { checkpoint } = certificate;
  if (!checkpoint) return <Chapter number={2} title={t("title")} text={t("none")} />;
  const { body } = checkpoint;
  return (
    <Chapter
      number={2}
      title={t("title")}
      text={t("text")}
      facts={[
        at(t("at"), body.at),
        count(t("count"), body.count),
        { label: t("stake"), value: <Money minor={BigInt(body.stakeMinor)} currency={draw.currency} /> },
        hash(t("root"), body.root),
      ]}
    />
  );
}

function SealChapter({ draw, certificate }: DrawStoryProps) {
  const t = useTranslations("proof.story.seal");
  const { at, hash, count } = useFacts(draw);
  const { body } = certificate.seal;
  return (
    <Chapter
      number={3}
      title={t("title")}
      text={t("text")}
      facts={[
        at(t("at"), body.sealedAt),
        count(t("entry"), certificate.log.seal.index),
        count(t("count"), body.count),
        {
          label: t("stake"),
          value: <Money minor={BigInt(body.stakeMinor)} currency={draw.currency} weight="strong" />,
        },
        hash(t("root"), body.root),
        ...body.commitments.map(({ role, commitment }) => hash(t("commitment", { role }), commitment)),
      ]}
    />
  );
}

function ControlChapter({ draw, certificate }: DrawStoryProps) {
  const t = useTranslations("proof.story.control");
  const { hash } = useFacts(draw);
  return (
    <Chapter
      number={4}
      title={t("title")}
      text={t("text")}
      facts={[hash(t("key"), certificate.terms.body.controlKey)]}
    />
  );
}

function BeaconChapter({ draw, certificate }: DrawStoryProps) {
  const t = useTranslations("proof.story.beacon");
  const { hash, count } = useFacts(draw);
  const { beacon } = certificate;
  const facts =
    beacon.level === "L0"
      ? []
      : [
          count(t("round"), beacon.round),
          beacon.level === "L1" ? hash(t("value"), beacon.value) : hash(t("signature"), beacon.signature),
        ];
  return <Chapter number={5} title={t("title")} text={t(beacon.level)} facts={facts} />;
}

function SharesChapter({ draw, certificate }: DrawStoryProps) {
  const t = useTranslations("proof.story.shares");
  const { hash } = useFacts(draw);
  const { shares, seed } = certificate;
  const facts: KeyValue[] = shares.map(({ role, how }) => ({ label: role, value: t(how) }));
  return (
    <Chapter
      number={6}
      title={t("title")}
      text={t("text")}
      facts={seed === null ? facts : [...facts, hash(t("seed"), seed)]}
    />
  );
}

function NumbersChapter({ draw, certificate }: DrawStoryProps) {
  const t = useTranslations("proof.story.numbers");
  const { at } = useFacts(draw);
  const isPhysical = certificate.terms.body.beacon.level === "L0";
  return (
    <Chapter
      number={isPhysical ? 6 : 7}
      title={t("title")}
      text={t(isPhysical ? "physical" : "text")}
      facts={[
        at(t("at"), certificate.drawnAt),
        ...(draw.publishedAt ? [at(t("publishedAt"), draw.publishedAt.toISOString())] : []),
      ]}
    >
      {draw.result ? <ResultNumbers result={draw.result} size="sm" /> : null}
    </Chapter>
  );
}
