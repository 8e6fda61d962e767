"use client";

import { PageHeader } from "@sortes/ui";
import { useTranslations } from "next-intl";
import classes from "./ceremony-page.module.css";
import { DuePanel } from "./due-panel.tsx";
import { EntriesPanel } from "./entries-panel.tsx";
import { KeyPanel } from "./key-panel.tsx";
import { SeatsPanel } from "./seats-panel.tsx";
import { useOwnKeys } from "./use-own-keys.ts";

/** A person's part in draws: the key, the shares that draws wait for, and what is to be handed in once they are sealed. */
export function CeremonyPage() {
  const t = useTranslations("ceremony");
  const own = useOwnKeys();
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <div className={classes.page}>
        <KeyPanel own={own} />
        <EntriesPanel keysFor={own.keysFor} />
        <DuePanel keysFor={own.keysFor} />
        <SeatsPanel keysFor={own.keysFor} />
      </div>
    </>
  );
}
