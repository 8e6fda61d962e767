"use client";

import { readError } from "@sortes/site/errors";
import { useState } from "react";

/** Kinds of failure after which nobody can say whether the press took effect. */
const undecided: ReadonlySet<string | undefined> = new Set([undefined, "offline", "unavailable", "internal"]);

/** Whether something went wrong in a way that leaves open what became of the request. */
export function isUndecided(error: unknown): boolean {
  return Boolean(error) && undecided.has(readError(error).kind);
}

export type PressKey = {
  /** The key for this content: a new one, or the one of a press that is still undecided. */
  take(content: string): string;
  /** Called with the answer. Only a real one uses the key up. */
  settle(error?: unknown): void;
};

/**
 * The idempotency key of one press of a button. It stays the same until an answer arrives, so pressing again after a broken
 * connection repeats the request instead of making a second one; other content is another press.
 */
export function createPressKey(newKey: () => string = randomKey): PressKey {
  let kept: { content: string; key: string } | undefined;
  return {
    take(content) {
      if (kept?.content !== content) kept = { content, key: newKey() };
      return kept.key;
    },
    settle(error) {
      if (!isUndecided(error)) kept = undefined;
    },
  };
}

export function usePressKey(): PressKey {
  const [pressKey] = useState(() => createPressKey());
  return pressKey;
}

/** 128 random bits. `crypto.randomUUID` is missing where a site is served without HTTPS. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
