"use client";

import type { PlayerRouter } from "@sortes/api/player";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import { makeQueryClient } from "./query-client.ts";

/** `useTRPC()` gives the query and mutation options of every procedure a page may call. */
const context = createTRPCContext<PlayerRouter>();
export const { useTRPC, useTRPCClient } = context;

const url = "/api/trpc";

/** More calls than this in one request would make its address longer than proxies let through. */
const batchItemsMax = 10;

function makeClient() {
  return createTRPCClient<PlayerRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({ url, transformer: superjson }),
        false: httpBatchLink({ url, transformer: superjson, maxItems: batchItemsMax }),
      }),
    ],
  });
}

let tabQueryClient: QueryClient | undefined;

/** The server must never share answers between people, so only a browser keeps its client. */
function queryClientOf(): QueryClient {
  if (typeof window === "undefined") return makeQueryClient();
  tabQueryClient ??= makeQueryClient();
  return tabQueryClient;
}

export function TRPCReactProvider({ children }: { children: ReactNode }) {
  const queryClient = queryClientOf();
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}
