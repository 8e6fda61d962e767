"use client";

import { Stack, Text } from "@mantine/core";
import { OFFSET_ALARM_MS } from "@sortes/domain/clock";
import { QueryError } from "@sortes/site/errors";
import { KeyValueList, LoadingState, RelativeTime, StateBadge, ToneBadge } from "@sortes/ui";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { type QueueFacts, readWorkerFacts } from "./worker-facts.ts";
import classes from "./worker-panel.module.css";

const refreshMs = 15_000;

/** Whether the work behind the pages flows: the worker's own report, its queues, and everybody's clock. */
export function WorkerPanel() {
  const t = useTranslations("dashboard.worker");
  const trpc = useTRPC();
  const worker = useQuery(trpc.health.worker.queryOptions(undefined, { refetchInterval: refreshMs }));
  const clocks = useQuery(trpc.health.clocks.queryOptions(undefined, { refetchInterval: refreshMs }));
  const state = worker.error ? "down" : worker.data?.ok ? "healthy" : "degraded";
  return (
    <Panel
      title={t("title")}
      badge={worker.isPending ? null : <StateBadge kind="health" state={state} size="sm" />}
    >
      {worker.isPending ? <LoadingState count={4} /> : null}
      {worker.error ? (
        <QueryError error={worker.error} onRetry={() => void worker.refetch()} retrying={worker.isFetching} />
      ) : null}
      {worker.data && !worker.error ? <Report report={worker.data} /> : null}
      {clocks.data ? <Clocks clocks={clocks.data} /> : null}
    </Panel>
  );
}

function Report({ report }: { report: Outputs["health"]["worker"] }) {
  const t = useTranslations("dashboard.worker");
  const { checks, relay, queues, quietest } = readWorkerFacts(report);
  const nameOf = (name: string) =>
    t.has(`check.${name}` as never) ? t(`check.${name}` as "check.redis") : name;
  return (
    <>
      <ul className={classes.checks} aria-label={t("checks")}>
        {checks.map(({ name, ok, reason }) => (
          <li key={name}>
            <ToneBadge
              size="sm"
              tone={ok ? "positive" : "negative"}
              icon={ok ? <IconCheck size={13} aria-hidden /> : <IconX size={13} aria-hidden />}
            >
              {t(ok ? "ok" : "failed", { name: nameOf(name), reason: reason ?? "" })}
            </ToneBadge>
          </li>
        ))}
      </ul>
      {queues.length > 0 ? <Queues queues={queues} /> : null}
      <KeyValueList
        items={[
          ...(relay
            ? [
                {
                  label: t("relay"),
                  value: (
                    <Text span size="sm">
                      {t("relayLag", { depth: relay.depth, ms: Math.round(relay.oldestMs) })}
                    </Text>
                  ),
                },
              ]
            : []),
          ...(quietest
            ? [
                {
                  label: t("quietest"),
                  value: (
                    <Text span size="sm">
                      {t("silence", { name: quietest.name, seconds: Math.round(quietest.silentMs / 1000) })}
                    </Text>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function Queues({ queues }: { queues: readonly QueueFacts[] }) {
  const t = useTranslations("dashboard.worker");
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t("queue")}</th>
          <th scope="col">{t("waiting")}</th>
          <th scope="col">{t("active")}</th>
          <th scope="col">{t("delayed")}</th>
        </tr>
      </thead>
      <tbody className="sortes-figures">
        {queues.map(({ name, waiting, active, delayed, wedged }) => (
          <tr key={name}>
            <th scope="row">
              {name}{" "}
              {wedged ? (
                <ToneBadge tone="negative" size="sm">
                  {t("wedged")}
                </ToneBadge>
              ) : null}
            </th>
            <td>{waiting}</td>
            <td>{active}</td>
            <td>{delayed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Clocks({ clocks }: { clocks: Outputs["health"]["clocks"] }) {
  const t = useTranslations("dashboard.worker");
  return (
    <Stack gap={0} mt="md">
      <Text component="h3" size="sm" fw={600} m={0}>
        {t("clocks")}
      </Text>
      <KeyValueList
        items={clocks.map(({ process, offsetMs, measuredAt }) => ({
          label: process,
          value: (
            <Text
              span
              size="sm"
              {...(Math.abs(offsetMs) > OFFSET_ALARM_MS ? { c: "red", fw: 650 } : {})}
              className="sortes-figures"
            >
              {t("offset", { ms: offsetMs })} · <RelativeTime at={measuredAt} />
            </Text>
          ),
        }))}
      />
    </Stack>
  );
}
