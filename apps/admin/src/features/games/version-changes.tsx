"use client";

import { Text } from "@mantine/core";
import { QueryError } from "@sortes/site/errors";
import { LoadingState } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { versionsPerPage } from "./game-limits.ts";
import { RuleChanges } from "./rule-changes.tsx";

type Version = Pick<Outputs["games"]["ruleVersion"], "gameId" | "version" | "rule">;

/** What a version changes against the one that was in force before it. */
export function VersionChanges({ version }: { version: Version }) {
  const t = useTranslations("version");
  const { gameId } = version;
  // Versions below this one; rarely are as many drafts in a row turned down.
  const query = useQuery(
    useTRPC().games.ruleVersions.queryOptions(
      { gameId, cursor: version.version, limit: versionsPerPage },
      { enabled: version.version > 1 },
    ),
  );
  if (version.version === 1) {
    return (
      <Text size="sm" c="dimmed">
        {t("first")}
      </Text>
    );
  }
  if (query.error) return <QueryError error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingState count={3} />;
  const before = query.data.items.find(({ state }) => state === "published");
  if (!before) {
    return (
      <Text size="sm" c="dimmed">
        {t("first")}
      </Text>
    );
  }
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {t("against", { version: before.version })}
      </Text>
      <RuleChanges before={before.rule} after={version.rule} currency={version.rule.currency} />
    </>
  );
}
