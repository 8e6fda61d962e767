"use client";

import { createContext, type ReactNode, use, useMemo } from "react";
import { useTRPCClient } from "../trpc/client.tsx";
import { createBetSender, type SendBet } from "./send-bet.ts";

type Edge = {
  /** Undefined where the site works by itself. */
  edgeUrl: string | undefined;
  sendBet: SendBet;
};

const EdgeContext = createContext<Edge | undefined>(undefined);

export type EdgeProviderProps = { edgeUrl: string | undefined; children: ReactNode };

/** The way to the edge, as the server's environment has it now: one build serves every place. */
export function EdgeProvider({ edgeUrl, children }: EdgeProviderProps) {
  const client = useTRPCClient();
  const edge = useMemo(() => {
    const bySite: SendBet = (bet) => client.betting.buy.mutate(bet);
    return { edgeUrl, sendBet: edgeUrl === undefined ? bySite : createBetSender(edgeUrl, bySite) };
  }, [client, edgeUrl]);
  return <EdgeContext value={edge}>{children}</EdgeContext>;
}

export function useEdge(): Edge {
  const edge = use(EdgeContext);
  if (!edge) throw new Error("outside of EdgeProvider");
  return edge;
}
