"use client";

import { Alert, Button, Switch, Text } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { QueryError, useErrorMessage } from "@sortes/site/errors";
import { DateTime, LoadingState } from "@sortes/ui";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Panel } from "../../parts/panel.tsx";
import type { HeldFragment, SealedSeat } from "./ceremony.types.ts";
import classes from "./ceremony-page.module.css";
import type { OwnKeys } from "./own-keys.ts";
import { useReveal } from "./use-reveal.ts";
import { shareId } from "./vault.ts";

/** What sealed draws wait for: this person's shares, and fragments of those who did not turn up. */
export function DuePanel({ keysFor }: { keysFor: (signingKey: string) => OwnKeys | undefined }) {
  const t = useTranslations("ceremony.due");
  const errorMessage = useErrorMessage();
  const [isAutomatic, setAutomatic] = useLocalStorage({
    key: "sortes.ceremony.automatic",
    defaultValue: true,
  });
  const { due, reveal, open } = useReveal(keysFor, isAutomatic);
  const failure = reveal.error ?? open.error;
  const isBusy = reveal.isPending || open.isPending;
  return (
    <Panel
      title={t("title")}
      action={
        <Switch
          label={t("automatic")}
          checked={isAutomatic}
          onChange={(event) => setAutomatic(event.currentTarget.checked)}
        />
      }
    >
      <Text size="sm" c="dimmed" mb="md" maw="60rem">
        {t("description")}
      </Text>
      <div role="status">
        {failure ? (
          <Alert color="red" variant="light" mb="md">
            {errorMessage(failure).message}
          </Alert>
        ) : null}
        {reveal.data === "not_here" ? (
          <Alert color="orange" variant="light" mb="md">
            {t("notHere")}
          </Alert>
        ) : null}
      </div>
      {due.data ? (
        <Waiting
          {...due.data}
          isBusy={isBusy}
          onReveal={(seat) => reveal.mutate(seat)}
          onOpen={(held) => open.mutate(held)}
        />
      ) : due.error ? (
        <QueryError error={due.error} onRetry={() => void due.refetch()} retrying={due.isFetching} />
      ) : (
        <LoadingState count={1} />
      )}
    </Panel>
  );
}

function Waiting(props: {
  toReveal: readonly SealedSeat[];
  toOpen: readonly HeldFragment[];
  isBusy: boolean;
  onReveal: (seat: SealedSeat) => void;
  onOpen: (held: HeldFragment) => void;
}) {
  const t = useTranslations("ceremony.due");
  const { toReveal, toOpen, isBusy, onReveal, onOpen } = props;
  if (toReveal.length + toOpen.length === 0) return <Text size="sm">{t("none")}</Text>;
  return (
    <ul className={classes.due}>
      {toReveal.map((seat) => (
        <Line
          key={shareId(seat)}
          seat={seat}
          text={t.rich("share", { role: seat.role, at: () => <DateTime at={seat.sealedAt} /> })}
        >
          <Button size="xs" disabled={isBusy} onClick={() => onReveal(seat)}>
            {t("reveal")}
          </Button>
        </Line>
      ))}
      {toOpen.map((held) => (
        <Line
          key={`${held.drawId}/${held.owner}/${held.x}`}
          seat={held}
          text={t("fragment", { owner: held.owner, role: held.role })}
        >
          <Button size="xs" variant="default" disabled={isBusy} onClick={() => onOpen(held)}>
            {t("open")}
          </Button>
        </Line>
      ))}
    </ul>
  );
}

function Line({
  seat,
  text,
  children,
}: {
  seat: { gameName: string; number: number };
  text: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("ceremony.column");
  return (
    <li className={classes.line}>
      <div>
        <Text fw={600}>{t("name", { game: seat.gameName, number: seat.number })}</Text>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      </div>
      {children}
    </li>
  );
}
