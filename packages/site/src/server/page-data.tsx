import {
  dehydrate,
  HydrationBoundary,
  type QueryFunction,
  type QueryKey,
  type SkipToken,
} from "@tanstack/react-query";
import { cache, type ReactNode } from "react";
import { makeQueryClient } from "../data/query-client.ts";

/** What this request has loaded so far; nobody else's. */
export const queryClientOfRequest = cache(() => makeQueryClient());

/** The options of any procedure: their own types differ by its answer, and here the answer does not matter. */
type Prefetchable = { queryKey: QueryKey; queryFn?: ((context: never) => unknown) | SkipToken };

/** Loads what the page will show before it is sent. A failure is left to the browser, which asks again and can say so. */
export async function prefetch(...queries: readonly Prefetchable[]): Promise<void> {
  const client = queryClientOfRequest();
  await Promise.all(
    queries.map(({ queryKey, queryFn }) =>
      client.prefetchQuery({ queryKey, queryFn: queryFn as QueryFunction | SkipToken }),
    ),
  );
}

/** Hands what was prefetched to the client components inside. */
export function Hydrated({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(queryClientOfRequest())}>{children}</HydrationBoundary>;
}
