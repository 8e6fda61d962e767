"use client";

import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import type { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import { makeQueryClient, type QueryClientOptions } from "./query-client.ts";

const url = "/api/trpc";

/** More calls than this in one request would make its address longer than proxies let through. */
const batchItemsMax = 10;

function makeClient<Router extends AnyTRPCRouter>() {
  return createTRPCClient<Router>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({ url, transformer: superjson }),
        false: httpBatchLink<AnyTRPCRouter>({ url, transformer: superjson, maxItems: batchItemsMax }),
      }),
    ],
  });
}

let tabQueryClient: QueryClient | undefined;

/** The server must never share answers between people, so only a browser keeps its client. */
function queryClientOf(options: QueryClientOptions): QueryClient {
  if (typeof window === "undefined") return makeQueryClient(options);
  tabQueryClient ??= makeQueryClient(options);
  return tabQueryClient;
}

export type ApiProviderProps<Router extends AnyTRPCRouter> = QueryClientOptions & {
  /** Of the site's own context, which knows its router. */
  TRPCProvider: ReturnType<typeof createTRPCContext<Router>>["TRPCProvider"];
  children: ReactNode;
};

/** Gives the pages inside it the site's router over HTTP, and one memory of its answers. */
export function ApiProvider<Router extends AnyTRPCRouter>(props: ApiProviderProps<Router>) {
  const { TRPCProvider, onError, children } = props;
  const queryClient = queryClientOf({ onError });
  const [client] = useState(makeClient<Router>);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
