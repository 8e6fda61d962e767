"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";
import type { TestedGame } from "./randomness.types.ts";

/** Tests one game after another and shows each report as it comes; leaving the page or a refusal ends it after the present game. */
export function useOutputRun(games: readonly TestedGame[]) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const test = useMutation(trpc.randomness.test.mutationOptions());
  const [at, setAt] = useState<number | null>(null);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);

  async function runAll(): Promise<void> {
    try {
      for (const [index, { gameId }] of games.entries()) {
        if (!isThere.current) return;
        setAt(index);
        await test.mutateAsync({ gameId });
        await queryClient.invalidateQueries(trpc.randomness.report.queryFilter());
      }
    } catch {
      // The mutation keeps what went wrong, and the page shows it.
    } finally {
      setAt(null);
    }
  }

  return { at, error: test.error, runAll };
}
