"use client";

import { ErrorState } from "@sortes/ui";
import { useErrorMessage } from "./use-error-message.ts";

export type QueryErrorProps = {
  error: unknown;
  onRetry?: () => void;
  retrying?: boolean | undefined;
  asPage?: boolean | undefined;
};

/** The failed state of a part of a page: `<QueryError error={query.error} onRetry={query.refetch} />`. */
export function QueryError({ error, onRetry, retrying, asPage }: QueryErrorProps) {
  const { message, code } = useErrorMessage()(error);
  return <ErrorState message={message} code={code} onRetry={onRetry} retrying={retrying} asPage={asPage} />;
}
