"use client";

import { Alert, Button, Group, Text } from "@mantine/core";
import { PendingQuery } from "@sortes/site/errors";
import { CopyText, DateTime, EmptyState, KeyValueList, ToneBadge } from "@sortes/ui";
import { IconDeviceDesktopOff, IconKey, IconRefresh, IconRestore } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Panel } from "../../parts/panel.tsx";
import type { RegisteredKey } from "./ceremony.types.ts";
import classes from "./ceremony-page.module.css";
import { NewKeyDialog } from "./new-key-dialog.tsx";
import { RestoreDialog } from "./restore-dialog.tsx";
import type { useOwnKeys } from "./use-own-keys.ts";

type Dialog = "new" | "restore";

/** The key of the person signed in: whether there is one, whether it is here, and how to make or restore it. */
export function KeyPanel({ own }: { own: ReturnType<typeof useOwnKeys> }) {
  const t = useTranslations("ceremony.key");
  const [dialog, setDialog] = useState<Dialog>();
  const { registered, held, keysFor, reload } = own;
  const current = registered.data?.[0];
  const isHere = current !== undefined && keysFor(current.signingKey) !== undefined;
  const isReady = registered.data !== undefined && held.data !== undefined;
  const done = () => {
    setDialog(undefined);
    void reload();
  };
  return (
    <Panel title={t("title")} badge={isReady && current ? <Where isHere={isHere} /> : null}>
      {held.error ? (
        <Alert color="red" variant="light" mb="md">
          {t("noVault")}
        </Alert>
      ) : null}
      {isReady ? (
        <State current={current} isHere={isHere} onDialog={setDialog} />
      ) : (
        <PendingQuery query={registered} />
      )}
      {dialog === "new" ? (
        <NewKeyDialog isExchange={current !== undefined} onDone={done} onClose={() => setDialog(undefined)} />
      ) : null}
      {dialog === "restore" ? (
        <RestoreDialog known={registered.data ?? []} onDone={done} onClose={() => setDialog(undefined)} />
      ) : null}
    </Panel>
  );
}

function Where({ isHere }: { isHere: boolean }) {
  const t = useTranslations("ceremony.key");
  return (
    <ToneBadge tone={isHere ? "positive" : "caution"} size="sm">
      {isHere ? t("here") : t("elsewhere")}
    </ToneBadge>
  );
}

function State({
  current,
  isHere,
  onDialog,
}: {
  current: RegisteredKey | undefined;
  isHere: boolean;
  onDialog: (dialog: Dialog) => void;
}) {
  const t = useTranslations("ceremony.key");
  if (!current) {
    return (
      <EmptyState
        icon={<IconKey size={28} stroke={1.5} />}
        title={t("none")}
        description={t("noneHint")}
        action={<Button onClick={() => onDialog("new")}>{t("make")}</Button>}
      />
    );
  }
  const items = [
    { label: t("public"), value: <CopyText value={current.signingKey} label={t("public")} ends={10} /> },
    { label: t("since"), value: <DateTime at={current.createdAt} withZone /> },
  ];
  return (
    <div className={classes.key}>
      <Text size="sm" c="dimmed" mb="md">
        {t("what")}
      </Text>
      {isHere ? null : (
        <Alert color="orange" variant="light" icon={<IconDeviceDesktopOff aria-hidden />} mb="md">
          {t("elsewhereHint")}
        </Alert>
      )}
      <KeyValueList items={items} />
      <Group gap="sm" mt="md">
        {isHere ? null : (
          <Button leftSection={<IconRestore size={16} aria-hidden />} onClick={() => onDialog("restore")}>
            {t("restore")}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => onDialog("new")}
        >
          {t("exchange")}
        </Button>
      </Group>
    </div>
  );
}
