"use client";

import { NotFound, QueryError } from "@sortes/site/errors";
import { LoadingState, PageHeader } from "@sortes/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../trpc/client.tsx";
import { RuleEditor } from "./rule-editor.tsx";

/** Where a new version of a game's rules is written, starting from the one in force. */
export function DraftPage({ gameId }: { gameId: string }) {
  const t = useTranslations("draft");
  const query = useQuery(useTRPC().games.list.queryOptions());
  const game = query.data?.find(({ id }) => id === gameId);
  if (query.data && !game) return <NotFound />;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        back={{ href: `/games/${gameId}`, label: game?.name ?? t("back") }}
      />
      {query.error && !game ? (
        <QueryError error={query.error} onRetry={() => void query.refetch()} retrying={query.isFetching} />
      ) : null}
      {query.isPending ? <LoadingState shape="page" /> : null}
      {game ? <RuleEditor gameId={gameId} published={game.published?.rule} /> : null}
    </>
  );
}
