"use client";

import { SimpleGrid, Text, Title } from "@mantine/core";
import { QueryError } from "@sortes/site/errors";
import { LoadingState, PageHeader } from "@sortes/ui";
import { IconCalendarOff, IconCash, IconClockPlay, IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import { AccountNav } from "../account/account-nav.tsx";
import { FactList } from "../facts/fact-list.tsx";
import { BreakChoice } from "./break-choice.tsx";
import classes from "./break-page.module.css";
import { CurrentBreak } from "./current-break.tsx";

/** A break or self-exclusion: what it does, how long, and the last question before it begins. */
export function BreakPage({ timeZone }: { timeZone: string }) {
  const t = useTranslations("break");
  const { data, error, refetch, isRefetching } = useQuery(useTRPC().protection.exclusions.queryOptions());
  const isForEver = data?.current?.endsAt === null;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <AccountNav />
      {!data && error ? <QueryError error={error} onRetry={refetch} retrying={isRefetching} /> : null}
      {!data && !error ? <LoadingState shape="cards" count={2} /> : null}
      {data?.current ? <CurrentBreak exclusion={data.current} /> : null}
      {data && !isForEver ? (
        <>
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
            <BreakChoice kind="cool_off" timeZone={timeZone} />
            <BreakChoice kind="self_exclusion" timeZone={timeZone} />
          </SimpleGrid>
          <WhatHappens />
        </>
      ) : null}
      <section className={classes.help}>
        <Title order={2} size="h4">
          {t("help.title")}
        </Title>
        <Text c="dimmed">{t("help.text")}</Text>
      </section>
    </>
  );
}

function WhatHappens() {
  const t = useTranslations("break");
  const facts = [
    { text: t("what.at"), icon: IconClockPlay },
    { text: t("what.bets"), icon: IconCalendarOff },
    { text: t("what.money"), icon: IconCash },
    { text: t("what.early"), icon: IconLock },
  ];
  return (
    <section className={classes.what}>
      <Title order={2} size="h4">
        {t("whatTitle")}
      </Title>
      <FactList facts={facts} className={classes.facts} />
    </section>
  );
}
