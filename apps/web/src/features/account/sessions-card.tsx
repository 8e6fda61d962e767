"use client";

import { Button, Card, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { describeDevice } from "@sortes/site/device";
import { QueryError, useErrorMessage } from "@sortes/site/errors";
import { ConfirmDialog, LoadingState, RelativeTime, ToneBadge } from "@sortes/ui";
import { IconDeviceDesktop } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import classes from "./sessions-card.module.css";

type Session = Outputs["account"]["sessions"]["items"][number];

/** Where the player is signed in; every device but this one can be signed out from here. */
export function SessionsCard() {
  const t = useTranslations("account.sessions");
  const { data, error, refetch, isRefetching } = useQuery(useTRPC().account.sessions.queryOptions());
  const [ending, setEnding] = useState<Session>();
  return (
    <Card>
      <Title order={2} size="h4">
        {t("title")}
      </Title>
      {!data && error ? <QueryError error={error} onRetry={refetch} retrying={isRefetching} /> : null}
      {!data && !error ? <LoadingState count={2} /> : null}
      {data ? (
        <ul className={classes.list}>
          {data.items.map((session) => (
            <SessionLine
              key={session.id}
              session={session}
              isThis={session.id === data.currentId}
              onEnd={() => setEnding(session)}
            />
          ))}
        </ul>
      ) : null}
      {ending ? <EndSession session={ending} onClose={() => setEnding(undefined)} /> : null}
    </Card>
  );
}

type SessionLineProps = { session: Session; isThis: boolean; onEnd: () => void };

function SessionLine({ session, isThis, onEnd }: SessionLineProps) {
  const t = useTranslations("account.sessions");
  const device = useDeviceName()(session);
  return (
    <li className={classes.line}>
      <IconDeviceDesktop size={22} stroke={1.6} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <Text fw={550}>{device}</Text>
        <Text size="sm" c="dimmed">
          {session.address ? `${session.address} · ` : ""}
          {t("lastSeen")} <RelativeTime at={session.lastSeenAt} />
        </Text>
      </div>
      {isThis ? (
        <ToneBadge tone="info" size="sm">
          {t("this")}
        </ToneBadge>
      ) : (
        <Button variant="default" size="xs" onClick={onEnd} aria-label={t("endLabel", { device })}>
          {t("end")}
        </Button>
      )}
    </li>
  );
}

function EndSession({ session, onClose }: { session: Session; onClose: () => void }) {
  const t = useTranslations("account.sessions");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const messageOf = useErrorMessage();
  const device = useDeviceName()(session);
  const revoke = useMutation(
    trpc.account.revokeSession.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.account.sessions.queryFilter());
        notifications.show({ message: t("ended"), color: "green" });
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      opened
      title={t("endTitle")}
      description={`${device}. ${t("endText")}`}
      confirmLabel={t("end")}
      pending={revoke.isPending}
      error={revoke.error ? messageOf(revoke.error).message : undefined}
      onConfirm={() => revoke.mutate({ sessionId: session.id })}
      onClose={onClose}
    />
  );
}

function useDeviceName(): (session: Session) => string {
  const t = useTranslations("account.sessions");
  return ({ userAgent }) => {
    const device = describeDevice(userAgent);
    return device ? t("device", device) : t("unknown");
  };
}
