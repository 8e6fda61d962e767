"use client";

import { Anchor, Text } from "@mantine/core";
import { QueryError } from "@sortes/site/errors";
import { formatCount, KeyValueList, LoadingState, Money, StateBadge } from "@sortes/ui";
import { IconArrowRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import classes from "./approval-page.module.css";

export type DrawSubjectProps = {
  kind: "draw_release" | "draw_cancel";
  drawId: string;
  /** Nothing is ahead of the draw any more once the request is decided. */
  isDecided: boolean;
};

/** The draw that would be released or cancelled, and what that does to its tickets. */
export function DrawSubject({ kind, drawId, isDecided }: DrawSubjectProps) {
  const t = useTranslations("approval.subject");
  const locale = useLocale();
  const query = useQuery(useTRPC().draws.get.queryOptions({ drawId }));
  const draw = query.data?.draw;
  if (query.error) return <QueryError error={query.error} onRetry={() => void query.refetch()} />;
  if (!draw) return <LoadingState shape="page" />;
  const wanted = kind === "draw_cancel" ? "cancelled" : draw.heldFrom;
  const then = isDecided ? null : wanted;
  return (
    <Panel
      title={t("draw", { game: draw.game.name, number: draw.number })}
      action={
        <Anchor component={Link} href={`/draws/${draw.id}`} size="sm">
          {t("openDraw")}
        </Anchor>
      }
    >
      <div className={classes.change}>
        <div>
          <span className={classes.label}>{t("now")}</span>
          <StateBadge kind="draw" state={draw.state} />
        </div>
        {then && then !== draw.state ? (
          <>
            <IconArrowRight size={20} aria-hidden />
            <div>
              <span className={classes.label}>{t("then")}</span>
              <StateBadge kind="draw" state={then} />
            </div>
          </>
        ) : null}
      </div>
      <KeyValueList
        items={[
          { label: t("tickets"), value: formatCount(draw.sold, locale) },
          {
            label: t(kind === "draw_cancel" ? "refund" : "stake"),
            value: <Money minor={draw.stakeMinor} currency={draw.currency} />,
          },
          ...(draw.heldReason ? [{ label: t("heldReason"), value: draw.heldReason }] : []),
        ]}
      />
      {isDecided ? null : (
        <Text size="sm" c="dimmed" mt="sm">
          {t(kind)}
        </Text>
      )}
    </Panel>
  );
}
