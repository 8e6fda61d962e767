"use client";

import { LoadingState } from "@sortes/ui";
import { QueryError } from "./query-error.tsx";

export type PendingQueryProps = {
  query: { error: unknown; isFetching: boolean; refetch: () => unknown };
  asPage?: boolean | undefined;
};

/** Stands where a query has brought nothing yet: what went wrong, else that it is on its way. */
export function PendingQuery({ query: { error, isFetching, refetch }, asPage }: PendingQueryProps) {
  if (!error) return <LoadingState shape="page" />;
  return <QueryError error={error} onRetry={() => void refetch()} retrying={isFetching} asPage={asPage} />;
}
