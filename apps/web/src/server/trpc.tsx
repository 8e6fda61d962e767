import { readClient } from "@sortes/api/auth";
import { type PlayerContext, playerRouter } from "@sortes/api/player";
import {
  dehydrate,
  HydrationBoundary,
  type QueryFunction,
  type QueryKey,
  type SkipToken,
} from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { headers } from "next/headers";
import { cache, type ReactNode } from "react";
import { makeQueryClient } from "../trpc/query-client.ts";
import { services } from "./services.ts";
import { sessionIdOf } from "./session.ts";

/** What a procedure learns about a request, for the route handler and for pages rendered here. */
export async function makePlayerContext(requestHeaders: Headers): Promise<PlayerContext> {
  return {
    ...services(),
    ...readClient(requestHeaders),
    sessionId: await sessionIdOf(requestHeaders),
  };
}

const queryClientOfRequest = cache(makeQueryClient);

/** The options of every procedure, called in this process instead of over HTTP. */
export const trpcOnServer = createTRPCOptionsProxy({
  router: playerRouter,
  ctx: async () => makePlayerContext(await headers()),
  queryClient: queryClientOfRequest,
});

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
