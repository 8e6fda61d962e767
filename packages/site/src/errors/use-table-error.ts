"use client";

import type { ErrorStateProps } from "@sortes/ui";
import { useErrorMessage } from "./use-error-message.ts";

type FailedQuery = { error: unknown; isFetching: boolean; refetch: () => unknown };

/** The `error` of a `DataTable`, from its query. */
export function useTableError(query: FailedQuery): ErrorStateProps | undefined {
  const errorMessage = useErrorMessage();
  if (!query.error) return undefined;
  return {
    ...errorMessage(query.error),
    onRetry: () => void query.refetch(),
    retrying: query.isFetching,
  };
}
