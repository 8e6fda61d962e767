"use client";

import type { GameRule } from "@sortes/domain/games";
import { type Dispatch, useEffect, useReducer, useState } from "react";
import { emptySlip, readSlip, reduceSlip, type Slip, type SlipAction, writeSlip } from "./slip.ts";

const keyOf = (gameId: string) => `sortes.slip.${gameId}`;

export type SlipStore = {
  slip: Slip;
  dispatch: Dispatch<SlipAction>;
  /** Whether what was kept before has been read: nothing may be bought on a slip that is not whole yet. */
  isRestored: boolean;
};

/** The playslip of a game in this tab. It outlives reloads and signing in, and ends with the tab. */
export function useSlip(gameId: string, rule: GameRule): SlipStore {
  const [slip, dispatch] = useReducer(
    (current: Slip, action: SlipAction) => reduceSlip(rule, current, action),
    rule,
    emptySlip,
  );
  const [isRestored, setRestored] = useState(false);
  useEffect(() => {
    const kept = readSlip(readStorage(keyOf(gameId)));
    if (kept) dispatch({ type: "restore", kept });
    setRestored(true);
  }, [gameId]);
  useEffect(() => {
    if (isRestored) writeStorage(keyOf(gameId), writeSlip(slip));
  }, [gameId, isRestored, slip]);
  return { slip, dispatch, isRestored };
}

/** Browsers that block storage throw; the slip then lives as long as the page. */
function readStorage(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function writeStorage(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // Full or blocked: only the memory of the slip is lost.
  }
}
