"use client";

import { Button } from "@mantine/core";
import { describeDevice } from "@sortes/site/device";
import { useErrorMessage } from "@sortes/site/errors";
import { ConfirmDialog, type DataColumn, DataTable, DateTime, RelativeTime } from "@sortes/ui";
import { IconDevices } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useChange } from "../../parts/use-change.ts";
import { useCan } from "../../shell/staff-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Player } from "./player.types.ts";

type Session = Player["sessions"][number];

/** Where the player is signed in, with the way to end it. */
export function PlayerSessions({ player }: { player: Player }) {
  const t = useTranslations("players.sessions");
  const can = useCan();
  const [ending, setEnding] = useState<Session>();
  const columns: DataColumn<Session>[] = [
    {
      key: "device",
      title: t("device"),
      phone: "title",
      render: (session) => <span title={session.userAgent}>{deviceName(session) ?? t("unknownDevice")}</span>,
    },
    { key: "address", title: t("address"), render: (session) => session.address || "–" },
    { key: "since", title: t("since"), render: (session) => <DateTime at={session.createdAt} /> },
    { key: "seen", title: t("seen"), render: (session) => <RelativeTime at={session.lastSeenAt} /> },
    ...(can("players.sessions.revoke")
      ? [
          {
            key: "end",
            title: t("action"),
            align: "right" as const,
            render: (session: Session) => (
              <Button variant="default" size="compact-sm" onClick={() => setEnding(session)}>
                {t("end")}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <DataTable
        dense
        label={t("title")}
        columns={columns}
        rows={player.sessions}
        rowId={(session) => session.id}
        empty={{
          icon: <IconDevices size={28} stroke={1.5} />,
          title: t("none.title"),
          description: t("none.description"),
        }}
      />
      {ending ? <EndSession player={player} session={ending} onClose={() => setEnding(undefined)} /> : null}
    </>
  );
}

type EndSessionProps = { player: Player; session: Session; onClose: () => void };

function EndSession({ player, session, onClose }: EndSessionProps) {
  const t = useTranslations("players.sessions");
  const trpc = useTRPC();
  const errorMessage = useErrorMessage();
  const revoke = useMutation(
    trpc.players.revokeSession.mutationOptions(useChange({ done: t("ended"), onDone: onClose })),
  );
  return (
    <ConfirmDialog
      opened
      title={t("endTitle")}
      description={t("endDescription")}
      effects={[
        { label: t("player"), value: player.profile.displayName },
        { label: t("device"), value: deviceName(session) ?? t("unknownDevice") },
        { label: t("since"), value: <DateTime at={session.createdAt} /> },
      ]}
      confirmLabel={t("end")}
      danger
      pending={revoke.isPending}
      error={revoke.error ? errorMessage(revoke.error).message : undefined}
      onConfirm={() => revoke.mutate({ playerId: player.profile.id, sessionId: session.id })}
      onClose={onClose}
    />
  );
}

function deviceName({ userAgent }: Session): string | undefined {
  const device = describeDevice(userAgent);
  return device && `${device.browser}, ${device.system}`;
}
