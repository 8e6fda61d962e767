"use client";

import type { PlayerRouter } from "@sortes/api/player";
import { ApiProvider } from "@sortes/site/data";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { ReactNode } from "react";

/** `useTRPC()` gives the query and mutation options of every procedure a page may call. */
const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<PlayerRouter>();

export { useTRPC, useTRPCClient };

export function PlayerApiProvider({ children }: { children: ReactNode }) {
  return <ApiProvider TRPCProvider={TRPCProvider}>{children}</ApiProvider>;
}
