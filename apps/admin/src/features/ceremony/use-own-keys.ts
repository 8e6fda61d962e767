"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/client.tsx";
import { loadOwnKeys } from "./vault.ts";

const queryKey = ["ceremony", "own-keys"];

/** The keys that the signed-in person registered, and which of them this browser holds. */
export function useOwnKeys() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const registered = useQuery(trpc.ceremony.keys.queryOptions());
  const held = useQuery({ queryKey, queryFn: loadOwnKeys, structuralSharing: false, staleTime: Infinity });
  return {
    registered,
    held,
    keysFor: (signingKey: string) => held.data?.find((keys) => keys.signingKey === signingKey),
    reload: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey }),
        queryClient.invalidateQueries(trpc.ceremony.pathFilter()),
      ]),
  };
}
