import type { KeptStorage } from "./kept-receipts.ts";

const blocked: KeptStorage = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => {
    throw new DOMException("storage is blocked", "SecurityError");
  },
  removeItem: () => undefined,
};

/** What stays in this browser; where that is blocked, even asking for it throws. */
export function browserStorage(): KeptStorage {
  try {
    return localStorage;
  } catch {
    return blocked;
  }
}
