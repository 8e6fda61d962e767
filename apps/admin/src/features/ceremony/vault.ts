import type { ShareCommitment } from "@sortes/domain/proof";
import type { OwnKeys } from "./own-keys.ts";

const DATABASE = "sortes-ceremony";
const VERSION = 1;

/** A share that waits for its draw's seal, enciphered, with what was handed in for it: who has to try again hands in the same. */
export interface KeptShare {
  /** Of `shareId`. */
  id: string;
  signingKey: string;
  kept: Uint8Array<ArrayBuffer>;
  commitment: ShareCommitment;
}

export const shareId = ({ drawId, role }: { drawId: string; role: string }) => `${drawId}/${role}`;

interface Stores {
  keys: OwnKeys;
  shares: KeptShare;
}

/** What this browser keeps for the people who use it: IndexedDB, which can hold keys that nobody can read out. */
function openVault(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, VERSION);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("keys", { keyPath: "signingKey" });
    request.result.createObjectStore("shares", { keyPath: "id" });
  };
  return answerOf(request);
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within<T>(
  store: keyof Stores,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const vault = await openVault();
  try {
    const transaction = vault.transaction(store, mode);
    const answer = await answerOf(work(transaction.objectStore(store)));
    // What is written counts once the transaction is complete; a share that is lost later would be too late to miss.
    if (mode === "readwrite") await completed(transaction);
    return answer;
  } finally {
    vault.close();
  }
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/** All keys in this browser, of whoever used it. */
export function loadOwnKeys(): Promise<OwnKeys[]> {
  return within("keys", "readonly", (store) => store.getAll());
}

export async function saveOwnKeys(keys: OwnKeys): Promise<void> {
  await within("keys", "readwrite", (store) => store.put(keys));
}

export async function deleteOwnKeys(signingKey: string): Promise<void> {
  await within("keys", "readwrite", (store) => store.delete(signingKey));
}

export function loadKeptShare(id: string): Promise<KeptShare | undefined> {
  return within("shares", "readonly", (store) => store.get(id));
}

export async function saveKeptShare(share: KeptShare): Promise<void> {
  await within("shares", "readwrite", (store) => store.put(share));
}

export async function deleteKeptShare(id: string): Promise<void> {
  await within("shares", "readwrite", (store) => store.delete(id));
}
