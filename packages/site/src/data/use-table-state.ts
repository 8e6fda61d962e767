"use client";

import type { DataTableProps } from "@sortes/ui";
import { useErrorMessage } from "../errors/use-error-message.ts";

type ListQuery<Row> = {
  data: { items: readonly Row[] } | undefined;
  error: unknown;
  isFetching: boolean;
  isPlaceholderData: boolean;
  refetch: () => unknown;
};

/** What a `DataTable` shows of its query: `<DataTable {...useTableState(query)} …>`. */
export function useTableState<Row>(
  query: ListQuery<Row>,
): Pick<DataTableProps<Row>, "rows" | "refreshing" | "error"> {
  const errorMessage = useErrorMessage();
  const failure = () => ({
    ...errorMessage(query.error),
    onRetry: () => void query.refetch(),
    retrying: query.isFetching,
  });
  return {
    rows: query.data?.items,
    refreshing: query.isPlaceholderData,
    error: query.error ? failure() : undefined,
  };
}
