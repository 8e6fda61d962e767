"use client";

import type { PaymentDirection, PaymentView } from "@sortes/domain/payments";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { usePressKey } from "../../trpc/press-key.ts";

export type PaymentDraft = { amountMinor: bigint; instrument: string };

/** Pays in or out, once for each press however often the connection breaks in between. */
export function usePayment(direction: PaymentDirection, onAnswer: (payment: PaymentView) => void) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const pressKey = usePressKey();
  return useMutation({
    mutationFn: (draft: PaymentDraft): Promise<PaymentView> => {
      const idempotencyKey = pressKey.take(`${draft.amountMinor} ${draft.instrument}`);
      const procedure = direction === "deposit" ? client.wallet.deposit : client.wallet.withdraw;
      return procedure.mutate({ ...draft, idempotencyKey });
    },
    onSuccess: (payment) => {
      pressKey.settle();
      onAnswer(payment);
    },
    onError: (error) => pressKey.settle(error),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries(trpc.wallet.pathFilter()),
        queryClient.invalidateQueries(trpc.protection.pathFilter()),
      ]),
  });
}
