"use client";

import { Alert, Code, Drawer, Stack, Table, Text, Title } from "@mantine/core";
import { computeAuditHash } from "@sortes/domain/audit";
import { CopyText, DateTime, KeyValueList, ToneBadge } from "@sortes/ui";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { ScrollFrame } from "../../parts/scroll-frame.tsx";
import { Actor } from "./actor.tsx";
import type { AuditEntryView } from "./audit.types.ts";
import { auditDifference, type FieldDifference } from "./audit-difference.ts";
import classes from "./audit-entry-drawer.module.css";

export type AuditEntryDrawerProps = {
  entry: AuditEntryView | undefined;
  people: Record<string, string>;
  onClose: () => void;
};

/** One entry with everything it holds, and its hash computed again here. */
export function AuditEntryDrawer({ entry, people, onClose }: AuditEntryDrawerProps) {
  const t = useTranslations("audit.entry");
  return (
    <Drawer
      opened={entry !== undefined}
      onClose={onClose}
      position="right"
      size="xl"
      title={
        <Text fw={650} size="lg">
          {entry ? t("title", { seq: entry.seq.toString() }) : ""}
        </Text>
      }
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {entry ? <EntryFacts entry={entry} people={people} /> : null}
    </Drawer>
  );
}

type EntryFactsProps = { entry: AuditEntryView; people: Record<string, string> };

function EntryFacts({ entry, people }: EntryFactsProps) {
  const t = useTranslations("audit.entry");
  return (
    <Stack gap="lg">
      <KeyValueList
        items={[
          { label: t("at"), value: <DateTime at={entry.at} style="full" /> },
          { label: t("actor"), value: <Actor entry={entry} people={people} /> },
          { label: t("action"), value: <Code>{entry.action}</Code> },
          { label: t("subjectKind"), value: entry.subjectKind },
          {
            label: t("subject"),
            value: <CopyText value={entry.subjectId} label={t("subject")} />,
          },
          { label: t("reason"), value: entry.reason || "–" },
        ]}
      />
      <section>
        <Title order={3} size="h5" mb="xs">
          {t("difference")}
        </Title>
        <Difference rows={auditDifference(entry.before, entry.after)} />
      </section>
      <section>
        <Title order={3} size="h5" mb="xs">
          {t("chain")}
        </Title>
        <HashCheck entry={entry} />
        <KeyValueList
          items={[
            {
              label: t("prevHash"),
              value: <CopyText value={entry.prevHash} label={t("prevHash")} ends={12} />,
            },
            { label: t("hash"), value: <CopyText value={entry.hash} label={t("hash")} ends={12} /> },
          ]}
        />
      </section>
    </Stack>
  );
}

/** Whether the entry still hashes to what it says: a changed field would show here. */
function HashCheck({ entry: { hash, ...unsigned } }: { entry: AuditEntryView }) {
  const t = useTranslations("audit.entry");
  const matches = computeAuditHash(unsigned) === hash;
  return (
    <Alert
      color={matches ? "green" : "red"}
      variant="light"
      icon={matches ? <IconCircleCheck aria-hidden /> : <IconCircleX aria-hidden />}
      mb="xs"
    >
      {matches ? t("hashMatches") : t("hashDiffers")}
    </Alert>
  );
}

const tones = { added: "positive", removed: "negative", changed: "caution", same: "neutral" } as const;

function Difference({ rows }: { rows: readonly FieldDifference[] }) {
  const t = useTranslations("audit.entry");
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t("noDifference")}
      </Text>
    );
  }
  return (
    <ScrollFrame label={t("difference")}>
      <Table fz="sm" miw={440} aria-label={t("difference")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("field")}</Table.Th>
            <Table.Th>{t("before")}</Table.Th>
            <Table.Th>{t("after")}</Table.Th>
            <Table.Th>{t("change")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ path, before, after, change }) => (
            <Table.Tr key={path} data-change={change}>
              <Table.Th scope="row" className={classes.path}>
                {path}
              </Table.Th>
              <Table.Td className={classes.before}>{before ?? "–"}</Table.Td>
              <Table.Td className={classes.after}>{after ?? "–"}</Table.Td>
              <Table.Td>
                <ToneBadge tone={tones[change]} size="sm">
                  {t(`changes.${change}`)}
                </ToneBadge>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollFrame>
  );
}
