"use client";

import type { LimitChange } from "@sortes/domain/protection";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/client.tsx";

export type SetLimitHandlers = {
  onSuccess: (change: LimitChange) => void;
  onError?: (error: unknown) => void;
};

/** Asks for another amount of a limit. Repeating it changes nothing, so it carries no key. */
export function useSetLimit({ onSuccess, onError }: SetLimitHandlers) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.protection.setLimit.mutationOptions({
      onSuccess: async (change) => {
        await queryClient.invalidateQueries(trpc.protection.limits.queryFilter());
        onSuccess(change);
      },
      ...(onError ? { onError } : {}),
    }),
  );
}
