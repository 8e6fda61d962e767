"use client";

import type { OperatorRouter } from "@sortes/api/operator";
import { ApiProvider } from "@sortes/site/data";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { ReactNode } from "react";
import { leaveIfSignedOut } from "./leave-if-signed-out.ts";

/** `useTRPC()` gives the query and mutation options of every procedure a page may call. */
const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<OperatorRouter>();

export { useTRPC, useTRPCClient };

export function OperatorApiProvider({ children }: { children: ReactNode }) {
  return (
    <ApiProvider TRPCProvider={TRPCProvider} onError={leaveIfSignedOut}>
      {children}
    </ApiProvider>
  );
}
