"use client";

import { Alert, Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Panel } from "../../parts/panel.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { EntryDue } from "./ceremony.types.ts";
import classes from "./ceremony-page.module.css";
import { EntryDialog } from "./entry-dialog.tsx";
import type { OwnKeys } from "./own-keys.ts";

const refreshMs = 5_000;

/** Physical draws whose result this person has to key in; without any there is no panel, because most games have none. */
export function EntriesPanel({ keysFor }: { keysFor: (signingKey: string) => OwnKeys | undefined }) {
  const t = useTranslations("ceremony");
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<EntryDue>();
  const query = useQuery(trpc.ceremony.entries.queryOptions(undefined, { refetchInterval: refreshMs }));
  const due = query.data ?? [];
  if (due.length === 0 && !chosen) return null;
  const chosenKeys = chosen && keysFor(chosen.signingKey);
  return (
    <Panel title={t("entries.title")}>
      <Text size="sm" c="dimmed" mb="md" maw="60rem">
        {t("entries.description")}
      </Text>
      <ul className={classes.due}>
        {due.map((entry) => (
          <li key={entry.drawId} className={classes.line}>
            <div>
              <Text fw={600}>{t("column.name", { game: entry.gameName, number: entry.number })}</Text>
              <Text size="sm" c="dimmed">
                {t("entries.as", { role: entry.role })}
              </Text>
              {entry.attempt > 1 ? (
                <Alert color="orange" variant="light" py="xs" mt="xs">
                  {t("entries.again")}
                </Alert>
              ) : null}
            </div>
            {keysFor(entry.signingKey) ? (
              <Button size="xs" onClick={() => setChosen(entry)}>
                {t("entries.keyIn")}
              </Button>
            ) : (
              <Text size="sm">{t("column.keyElsewhere")}</Text>
            )}
          </li>
        ))}
      </ul>
      {chosen && chosenKeys ? (
        <EntryDialog entry={chosen} keys={chosenKeys} onClose={() => setChosen(undefined)} />
      ) : null}
    </Panel>
  );
}
