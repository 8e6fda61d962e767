"use client";

import type { PurchaseInput } from "@sortes/domain/betting";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEdge } from "../../edge/edge-context.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";
import { usePressKey } from "../../trpc/press-key.ts";
import { contentOf } from "./purchase.ts";

export type Receipt = Outputs["betting"]["buy"];

/** Buys once for each press, however often the connection breaks in between. */
export function usePurchase(onBought: (receipt: Receipt) => void) {
  const trpc = useTRPC();
  const { sendBet } = useEdge();
  const queryClient = useQueryClient();
  const pressKey = usePressKey();
  return useMutation({
    mutationFn: (purchase: PurchaseInput): Promise<Receipt> =>
      sendBet({ idempotencyKey: pressKey.take(contentOf(purchase)), purchase }),
    onSuccess: (receipt) => {
      pressKey.settle();
      for (const part of [trpc.betting, trpc.wallet, trpc.draws, trpc.protection]) {
        void queryClient.invalidateQueries(part.pathFilter());
      }
      onBought(receipt);
    },
    onError: (error) => pressKey.settle(error),
  });
}
