"use client";

import type { PurchaseInput } from "@sortes/domain/betting";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { readError } from "../../errors/read-error.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/outputs.ts";

export type Receipt = Outputs["betting"]["buy"];

/**
 * Buys, once: a press has one idempotency key, which it keeps until an answer arrives. Pressing again after a lost
 * connection repeats the same request, and the server answers what it answered the first time.
 */
export function usePurchase(onBought: (receipt: Receipt) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const unanswered = useRef<{ key: string; content: string }>(undefined);
  const mutation = useMutation(
    trpc.betting.buy.mutationOptions({
      onSuccess: (receipt) => {
        unanswered.current = undefined;
        for (const part of [trpc.betting, trpc.wallet, trpc.draws, trpc.protection]) {
          void queryClient.invalidateQueries(part.pathFilter());
        }
        onBought(receipt);
      },
      onError: (error) => {
        const { code, kind } = readError(error);
        // "Unavailable" and "our fault" leave open whether it happened; every other refusal is final.
        if (code !== undefined && kind !== "unavailable" && kind !== "internal") {
          unanswered.current = undefined;
        }
      },
    }),
  );
  const buy = (purchase: PurchaseInput) => {
    const content = contentOf(purchase);
    if (unanswered.current?.content !== content) unanswered.current = { key: newKey(), content };
    mutation.mutate({ idempotencyKey: unanswered.current.key, purchase });
  };
  return { buy, isPending: mutation.isPending, error: mutation.error, reset: mutation.reset };
}

function contentOf(purchase: PurchaseInput): string {
  return JSON.stringify(purchase, (_key, part) => (typeof part === "bigint" ? part.toString() : part));
}

/** Not `randomUUID`, which browsers keep from pages without HTTPS. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
