"use client";

import { QueryError } from "./query-error.tsx";

export type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** What `error.tsx` of a site exports: a page that failed, inside the frame that stands. */
export function ErrorPage({ error, reset }: ErrorPageProps) {
  return <QueryError error={error} onRetry={reset} asPage />;
}
