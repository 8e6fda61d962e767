"use client";

import { Button } from "@mantine/core";
import { canCancel, type DrawState } from "@sortes/domain/draws";
import type { Permission } from "@sortes/domain/operators";
import { formatCount, formatInstant, type KeyValue, Money } from "@sortes/ui";
import { IconBan, IconHandStop, IconPlayerPlay, IconUserCheck } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { usePendingRequests } from "../../parts/pending-requests.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { useChange } from "../../parts/use-change.ts";
import { useCan } from "../../shell/staff-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { ControlledDraw } from "./use-outcome.ts";

type Action = "confirm" | "requestRelease" | "hold" | "requestCancel";

const permissionOf: Record<Action, Permission> = {
  confirm: "draws.confirm",
  requestRelease: "draws.release.request",
  hold: "draws.hold",
  requestCancel: "draws.cancel.request",
};
const icons = {
  confirm: IconUserCheck,
  requestRelease: IconPlayerPlay,
  hold: IconHandStop,
  requestCancel: IconBan,
} as const;

const unstoppable: ReadonlySet<DrawState> = new Set(["held", "settled", "cancelled"]);

export type DrawActionsProps = {
  draw: ControlledDraw;
  /** Those that have their place here; each stands once on the page. */
  among: readonly Action[];
};

/** The buttons for what this role may do with the draw as it stands. */
export function DrawActions({ draw, among }: DrawActionsProps) {
  const t = useTranslations("draw.action");
  const can = useCan();
  const [opened, setOpened] = useState<Action | null>(null);
  const pending = new Set(usePendingRequests(draw.id).map(({ kind }) => kind));
  const isPossible: Record<Action, boolean> = {
    confirm: draw.state === "drawn" && draw.isCounted,
    requestRelease: draw.state === "held" && !pending.has("draw_release"),
    hold: !unstoppable.has(draw.state),
    requestCancel: canCancel(draw) && !pending.has("draw_cancel"),
  };
  return (
    <>
      {among
        .filter((action) => isPossible[action] && can(permissionOf[action]))
        .map((action) => {
          const Icon = icons[action];
          return (
            <Button
              key={action}
              variant={action === "confirm" || action === "requestRelease" ? "filled" : "default"}
              leftSection={<Icon size={16} aria-hidden />}
              onClick={() => setOpened(action)}
            >
              {t(`${action}.button`)}
            </Button>
          );
        })}
      {opened ? <ActionDialog action={opened} draw={draw} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

type ActionDialogProps = { action: Action; draw: ControlledDraw; onClose: () => void };

function ActionDialog({ action, draw, onClose }: ActionDialogProps) {
  const t = useTranslations("draw.action");
  const trpc = useTRPC();
  const change = useChange({ done: t(`${action}.done`), onDone: onClose });
  const mutations = {
    confirm: useMutation(trpc.draws.confirm.mutationOptions(change)),
    requestRelease: useMutation(trpc.draws.requestRelease.mutationOptions(change)),
    hold: useMutation(trpc.draws.hold.mutationOptions(change)),
    requestCancel: useMutation(trpc.draws.requestCancel.mutationOptions(change)),
  };
  const mutation = mutations[action];
  return (
    <ReasonDialog
      opened
      title={t(`${action}.title`, { game: draw.game.name, number: draw.number })}
      description={t(`${action}.description`)}
      effects={useEffects(draw)[action]}
      confirmLabel={t(`${action}.button`)}
      danger={action === "hold" || action === "requestCancel"}
      pending={mutation.isPending}
      failure={mutation.error}
      onConfirm={(reason) => mutation.mutate({ drawId: draw.id, reason })}
      onClose={onClose}
    />
  );
}

/** What will happen, line by line. */
function useEffects(draw: ControlledDraw): Record<Action, KeyValue[]> {
  const t = useTranslations("draw.action");
  const state = useTranslations("ui.state.draw");
  const locale = useLocale();
  const change = (from: DrawState, to: DrawState): KeyValue => ({
    label: t("state"),
    value: t("fromTo", { from: state(from), to: state(to) }),
  });
  const tickets = { label: t("tickets"), value: formatCount(draw.sold, locale) };
  const stake = { label: t("refund"), value: <Money minor={draw.stakeMinor} currency={draw.currency} /> };
  const twoPeople = { label: t("decides"), value: t("secondPerson") };
  const publishAt = formatInstant(draw.publishAt, draw.game.timeZone, locale, { withZone: true });
  return {
    hold: [change(draw.state, "held"), tickets, { label: t("until"), value: t("released") }],
    requestRelease: [change("held", draw.heldFrom ?? "held"), twoPeople],
    requestCancel: [change(draw.state, "cancelled"), tickets, stake, twoPeople],
    confirm: [
      change("drawn", "verified"),
      { label: t("decides"), value: t("confirmed") },
      { label: t("publication"), value: publishAt },
    ],
  };
}
