"use client";

import { Alert, Anchor, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import type { Receipt } from "@sortes/domain/proof";
import { QueryError } from "@sortes/site/errors";
import {
  CopyText,
  DateTime,
  formatCount,
  type KeyValue,
  KeyValueList,
  saveAsFile,
  ToneBadge,
} from "@sortes/ui";
import { IconAlertTriangle, IconDownload, IconLock, IconSignature } from "@tabler/icons-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { Outputs } from "../../trpc/outputs.ts";
import type { Agreement } from "./kept-receipts.ts";
import classes from "./proof.module.css";
import { useReceipt } from "./use-receipt.ts";
import { Verification } from "./verification.tsx";

type Ticket = Outputs["betting"]["ticket"];

/** What binds the ticket to its draw: the signed receipt, from the seal on its place among all tickets, and the means to check both. */
export function TicketProof({ ticket }: { ticket: Ticket }) {
  const t = useTranslations("ticket.proof");
  const { query, kept } = useReceipt(ticket.ticketId);
  return (
    <Card component="section" aria-label={t("title")}>
      <Group justify="space-between" mb="xs">
        <Group gap="sm">
          <Title order={2} size="h4">
            {t("title")}
          </Title>
          <Badge sealed={ticket.seal !== null} />
        </Group>
        <Anchor component={Link} href={`/results/${ticket.draw.id}`} size="sm">
          {t("draw")}
        </Anchor>
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        {t(ticket.seal ? "sealedText" : "openText")}
      </Text>
      <Stack gap="lg">
        {query.error && !query.data ? (
          <QueryError error={query.error} onRetry={() => void query.refetch()} />
        ) : null}
        {kept ? <ReceiptPart receipt={kept.receipt} agreement={kept.agreement} /> : null}
        <Facts ticket={ticket} receipt={kept?.receipt} />
        {kept && ticket.result ? <Verification drawId={ticket.draw.id} receipt={kept.receipt} /> : null}
      </Stack>
    </Card>
  );
}

function Badge({ sealed }: { sealed: boolean }) {
  const t = useTranslations("ticket.proof");
  const Icon = sealed ? IconLock : IconSignature;
  return (
    <ToneBadge tone={sealed ? "positive" : "info"} size="sm" icon={<Icon size={13} stroke={2} aria-hidden />}>
      {t(sealed ? "sealed" : "signed")}
    </ToneBadge>
  );
}

function ReceiptPart({ receipt, agreement }: { receipt: Receipt; agreement: Agreement }) {
  const t = useTranslations("ticket.proof");
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <div>
          <Text size="sm" c="dimmed">
            {t("code")}
          </Text>
          <div className={classes.code}>
            <CopyText value={receipt.code} label={t("code")} />
          </div>
        </div>
        <Button
          variant="default"
          leftSection={<IconDownload size={17} stroke={1.7} aria-hidden />}
          onClick={() =>
            saveAsFile(JSON.stringify(receipt, null, 2), {
              name: `receipt-${receipt.code}.json`,
              type: "application/json",
            })
          }
        >
          {t("download")}
        </Button>
      </Group>
      {agreement === "differs" ? (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t("differs")}>
          {t("differsText")}
        </Alert>
      ) : (
        <Text size="sm" c="dimmed">
          {t(agreement)}
        </Text>
      )}
    </Stack>
  );
}

function Facts({ ticket, receipt }: { ticket: Ticket; receipt: Receipt | undefined }) {
  const t = useTranslations("ticket.proof");
  const locale = useLocale();
  const { seal } = ticket;
  const items: KeyValue[] = [
    { label: t("soldAt"), value: <DateTime at={ticket.soldAt} style="full" /> },
    {
      label: t("place"),
      value: seal
        ? t("serialOf", { serial: Number(ticket.serial), count: formatCount(seal.ticketCount, locale) })
        : t("serial", { serial: Number(ticket.serial) }),
    },
    {
      label: t("root"),
      value: seal ? <CopyText value={seal.root} label={t("root")} ends={10} /> : t("notSealed"),
    },
    ...(receipt
      ? [{ label: t("leaf"), value: <CopyText value={receipt.leafHash} label={t("leaf")} ends={10} /> }]
      : []),
    { label: t("ruleHash"), value: <CopyText value={ticket.ruleHash} label={t("ruleHash")} ends={10} /> },
    { label: t("ticketId"), value: <CopyText value={ticket.ticketId} label={t("ticketId")} ends={8} /> },
  ];
  return <KeyValueList items={items} />;
}
