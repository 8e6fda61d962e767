"use client";

import type { Receipt } from "@sortes/domain/proof";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import { browserStorage } from "./browser-storage.ts";
import { type Agreement, keepReceipt } from "./kept-receipts.ts";

export type KeptReceipt = { receipt: Receipt; agreement: Agreement };

/** A ticket's receipt as this browser keeps it, beside what the server says now. */
export function useReceipt(ticketId: string) {
  const trpc = useTRPC();
  const query = useQuery(trpc.betting.receipt.queryOptions({ ticketId }));
  const [kept, setKept] = useState<KeptReceipt>();
  const { data } = query;
  useEffect(() => {
    if (data) setKept(keepReceipt(browserStorage(), data));
  }, [data]);
  return { query, kept };
}

/** Asks for the receipts of tickets that were just bought and keeps them, before anything could happen to the tickets. */
export function useKeepReceipts(ticketIds: readonly string[]): void {
  const trpc = useTRPC();
  const receipts = useQueries({
    queries: ticketIds.map((ticketId) => trpc.betting.receipt.queryOptions({ ticketId })),
    combine: (queries) => queries.flatMap(({ data }) => (data ? [data] : [])),
  });
  useEffect(() => {
    for (const receipt of receipts) keepReceipt(browserStorage(), receipt);
  }, [receipts]);
}
