"use client";

import { Alert, Button, Progress, Stack, Text } from "@mantine/core";
import { useErrorMessage } from "@sortes/site/errors";
import { EmptyState } from "@sortes/ui";
import { IconPlayerPlay, IconTestPipe } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Panel } from "../../parts/panel.tsx";
import { useCan } from "../../shell/staff-context.tsx";
import { GameVerdicts } from "./game-verdicts.tsx";
import type { TestedGame } from "./randomness.types.ts";
import { useOutputRun } from "./use-output-run.ts";

/** The last report of each game, and the button that makes new ones. */
export function OutputTests({ games }: { games: readonly TestedGame[] }) {
  const t = useTranslations("randomness.tests");
  const can = useCan();
  const errorMessage = useErrorMessage();
  const { at, error, runAll } = useOutputRun(games);
  const isRunning = at !== null;
  const action =
    can("randomness.test") && games.length > 0 ? (
      <Button
        variant="default"
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        disabled={isRunning}
        onClick={() => void runAll()}
      >
        {t("run")}
      </Button>
    ) : null;
  return (
    <Panel title={t("title")} action={action}>
      <Text size="sm" c="dimmed" mb="md" maw="60rem">
        {t("description")}
      </Text>
      <div role="status">
        {isRunning ? <Running game={games[at]?.name ?? ""} at={at} of={games.length} /> : null}
        {error && !isRunning ? (
          <Alert color="red" variant="light" py="xs" mb="md">
            {errorMessage(error).message}
          </Alert>
        ) : null}
      </div>
      {games.length === 0 ? (
        <EmptyState
          icon={<IconTestPipe size={28} stroke={1.5} />}
          title={t("noGames")}
          description={t("noGamesHint")}
        />
      ) : null}
      {games.map((game) => (
        <GameVerdicts key={game.gameId} game={game} />
      ))}
    </Panel>
  );
}

function Running({ game, at, of }: { game: string; at: number; of: number }) {
  const t = useTranslations("randomness.tests");
  return (
    <Stack gap="xs" mb="md">
      <Text size="sm">{t("running", { game, at: at + 1, of })}</Text>
      <Progress value={((at + 0.5) / of) * 100} animated aria-label={t("progress")} />
    </Stack>
  );
}
