"use client";

import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import type { Receipt } from "@sortes/domain/proof";
import { QueryError } from "@sortes/site/errors";
import { CopyText } from "@sortes/ui";
import type { StepReport, StepStatus } from "@sortes/verifier";
import { IconAlertTriangle, IconCheck, IconMinus, IconShieldCheck, IconX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import { browserStorage } from "./browser-storage.ts";
import { trustKeys } from "./known-keys.ts";
import classes from "./proof.module.css";
import { type Verdict, verifyHere } from "./verify-here.ts";

export type VerificationProps = {
  drawId: string;
  /** The ticket's, with its inclusion proof; without it the draw alone is verified. */
  receipt?: Receipt | undefined;
};

/** A button that runs the independent verifier in this browser, and what each of its steps found. */
export function Verification({ drawId, receipt }: VerificationProps) {
  const t = useTranslations("proof.verify");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const run = useMutation({
    mutationFn: async () => {
      const options = trpc.draws.certificate.queryOptions({ drawId });
      return verifyHere(await queryClient.fetchQuery(options), { drawId, receipt });
    },
  });
  return (
    <Stack gap="md">
      <Group>
        <Button
          leftSection={<IconShieldCheck size={18} stroke={1.7} aria-hidden />}
          loading={run.isPending}
          onClick={() => run.mutate()}
        >
          {t("run")}
        </Button>
      </Group>
      {run.error ? <QueryError error={run.error} onRetry={() => run.mutate()} /> : null}
      <div aria-live="polite">
        {run.data ? <Findings verdict={run.data} onTrusted={() => run.mutate()} /> : null}
      </div>
    </Stack>
  );
}

function Findings({ verdict, onTrusted }: { verdict: Verdict; onTrusted: () => void }) {
  const t = useTranslations("proof");
  const format = useFormatter();
  const { report, tookMs, strangeKeys } = verdict;
  const failed = report.steps.find(({ status }) => status === "failed");
  return (
    <Stack gap="md">
      <Alert
        color={report.isVerified ? "green" : "red"}
        icon={report.isVerified ? <IconCheck aria-hidden /> : <IconX aria-hidden />}
        title={t(report.isVerified ? "verify.good" : "verify.bad")}
      >
        {failed
          ? t("verify.failedAt", { number: failed.number, title: t(`steps.${failed.id}.title`) })
          : t("verify.took", {
              steps: report.steps.length,
              ms: format.number(tookMs, { maximumFractionDigits: 1 }),
            })}
      </Alert>
      {failed?.id === "identity" && strangeKeys ? (
        <StrangeKeys keys={strangeKeys} onTrusted={onTrusted} />
      ) : null}
      <ol className={classes.steps} aria-label={t("verify.steps")}>
        {report.steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
      {report.warnings.length > 0 ? <Warnings warnings={report.warnings} /> : null}
    </Stack>
  );
}

const icons: Record<StepStatus, typeof IconCheck | null> = {
  passed: IconCheck,
  skipped: IconMinus,
  failed: IconX,
  "not-reached": null,
};

function Step({ step: { id, number, status, detail } }: { step: StepReport }) {
  const t = useTranslations("proof");
  const Icon = icons[status];
  return (
    <li className={classes.step} data-status={status}>
      <span className={classes.mark} data-status={status} role="img" aria-label={t(`status.${status}`)}>
        {Icon ? <Icon size={15} stroke={2.5} aria-hidden /> : null}
      </span>
      <div className={classes.words}>
        <Text fw={600}>{t("verify.step", { number, title: t(`steps.${id}.title`) })}</Text>
        <Text size="sm" c="dimmed">
          {t("verify.catches", { what: t(`steps.${id}.catches`) })}
        </Text>
        {detail ? (
          <Text size="sm" c={status === "failed" ? "red" : undefined}>
            {detail}
          </Text>
        ) : null}
      </div>
    </li>
  );
}

function Warnings({ warnings }: { warnings: readonly string[] }) {
  const t = useTranslations("proof.verify");
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t("warnings")}>
      <Stack gap={4} component="ul" m={0} pl="md">
        {warnings.map((warning) => (
          <li key={warning} className={classes.words}>
            {warning}
          </li>
        ))}
      </Stack>
    </Alert>
  );
}

/** The operator may have replaced a key; whether he did, only another source than this site can say. */
function StrangeKeys({ keys, onTrusted }: { keys: Verdict["strangeKeys"] & {}; onTrusted: () => void }) {
  const t = useTranslations("proof.verify.strange");
  const trust = () => {
    trustKeys(browserStorage(), keys, new Date().toISOString());
    onTrusted();
  };
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t("title")}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t("text")}</Text>
        <CopyText value={keys.drawKey} label={t("drawKey")} ends={12} />
        <CopyText value={keys.logKey} label={t("logKey")} ends={16} />
        <Button variant="default" size="xs" onClick={trust}>
          {t("trust")}
        </Button>
      </Stack>
    </Alert>
  );
}
