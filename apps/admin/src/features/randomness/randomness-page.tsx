"use client";

import { PendingQuery } from "@sortes/site/errors";
import { PageHeader } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import { GeneratorPanel } from "./generator-panel.tsx";
import { OutputTests } from "./output-tests.tsx";
import classes from "./randomness-page.module.css";
import { SourcesPanel } from "./sources-panel.tsx";

/** A source that fails is seen within the minute, by whoever has the page open. */
const refreshMs = 60_000;

/** Where chance comes from, whether its sources are sound, and whether results look like chance. */
export function RandomnessPage() {
  const t = useTranslations("randomness");
  const trpc = useTRPC();
  const query = useQuery(trpc.randomness.report.queryOptions(undefined, { refetchInterval: refreshMs }));
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {query.data ? (
        <div className={classes.page}>
          <div className={classes.health}>
            <SourcesPanel sources={query.data.health.sources} />
            <GeneratorPanel health={query.data.health} />
          </div>
          <OutputTests games={query.data.games} />
        </div>
      ) : (
        <PendingQuery query={query} />
      )}
    </>
  );
}
