import { z } from "zod";

/** The keys that a certificate names: what a verifier pins. */
export interface ProofKeys {
  drawKey: string;
  logKey: string;
}

export type KeyKind = keyof ProofKeys;

const knownSchema = z.array(z.object({ key: z.string(), seenAt: z.iso.datetime() }));
export type KnownKey = z.infer<typeof knownSchema>[number];

const STORAGE_KEYS: Record<KeyKind, string> = {
  drawKey: "sortes.known-draw-keys",
  logKey: "sortes.known-log-keys",
};

export type KeyStorage = Pick<Storage, "getItem" | "setItem">;

/** The keys this browser knows, oldest first; none where storage is blocked. */
export function readKnownKeys(storage: KeyStorage, kind: KeyKind): KnownKey[] {
  try {
    return knownSchema.parse(JSON.parse(storage.getItem(STORAGE_KEYS[kind]) ?? "[]"));
  } catch {
    return [];
  }
}

/** Remembers keys; one that is known stays as old as it is. */
export function trustKeys(storage: KeyStorage, keys: ProofKeys, seenAt: string): void {
  for (const kind of ["drawKey", "logKey"] as const) {
    const known = readKnownKeys(storage, kind);
    if (known.some(({ key }) => key === keys[kind])) continue;
    try {
      storage.setItem(STORAGE_KEYS[kind], JSON.stringify([...known, { key: keys[kind], seenAt }]));
    } catch {
      // Blocked: the verifier then says that it trusts the keys in the file.
    }
  }
}

/** Whether the browser has keys of its own and a file names another: a replaced key, or another operator's file. */
export function isStrange(storage: KeyStorage, keys: ProofKeys): boolean {
  return (["drawKey", "logKey"] as const).some((kind) => {
    const known = readKnownKeys(storage, kind);
    return known.length > 0 && !known.some(({ key }) => key === keys[kind]);
  });
}

/** What to pin for a file: its own key where that is known, else the newest known one, which the file will fail. */
export function pinsFor(storage: KeyStorage, keys: ProofKeys): string[] {
  return (["drawKey", "logKey"] as const).flatMap((kind) => {
    const known = readKnownKeys(storage, kind);
    const pin = known.find(({ key }) => key === keys[kind]) ?? known.at(-1);
    return pin ? [pin.key] : [];
  });
}
