"use client";

import { QueryError } from "../errors/query-error.tsx";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <QueryError error={error} onRetry={reset} asPage />;
}
