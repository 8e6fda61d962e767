"use client";

import { Button, Group } from "@mantine/core";
import { readError } from "@sortes/site/errors";
import { formatInstant } from "@sortes/ui";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { OpenDraw } from "./slip-panel.tsx";

export type RefusalHelpProps = {
  error: unknown;
  openDraws: readonly OpenDraw[];
  onPlayLater: (drawId: string) => void;
};

/** Where each refusal that a player can do something about leads to. */
const ways: Record<string, { href: string; key: "deposit" | "limits" | "break" }> = {
  "wallet.insufficient_funds": { href: "/wallet", key: "deposit" },
  "protection.stake_limit": { href: "/account/limits", key: "limits" },
  "protection.loss_limit": { href: "/account/limits", key: "limits" },
  "protection.excluded": { href: "/account/break", key: "break" },
};

/** The one next step after a refusal; nothing where there is none to offer. */
export function RefusalHelp({ error, openDraws, onPlayLater }: RefusalHelpProps) {
  const t = useTranslations("play.refusal");
  const locale = useLocale();
  const path = usePathname();
  const { code, kind, details } = readError(error);
  if (kind === "unauthenticated") {
    return <Way href={`/sign-in?next=${encodeURIComponent(`${path}?continue=1`)}`} label={t("signIn")} />;
  }
  if (code === "draw.sales_closed") {
    const next = openDraws.find(({ id }) => id === details.nextDrawId);
    if (!next) return null;
    const at = formatInstant(next.cutoffAt, next.game.timeZone, locale);
    return (
      <Group justify="flex-end">
        <Button onClick={() => onPlayLater(next.id)}>{t("playLater", { number: next.number, at })}</Button>
      </Group>
    );
  }
  const way = code === undefined ? undefined : ways[code];
  return way ? <Way href={way.href} label={t(way.key)} /> : null;
}

function Way({ href, label }: { href: string; label: string }) {
  return (
    <Group justify="flex-end">
      <Button component={Link} href={href} variant="light">
        {label}
      </Button>
    </Group>
  );
}
