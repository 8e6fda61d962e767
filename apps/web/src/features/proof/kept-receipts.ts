import { canonicalJson } from "@sortes/domain/money";
import type { Receipt } from "@sortes/domain/proof";
import { z } from "zod";

/** The part of a browser's storage that is needed here. */
export type KeptStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** How a server's receipt stands to the one this browser keeps. */
export type Agreement = "agrees" | "differs" | "not_kept";

const PREFIX = "sortes.receipt.";
/** A receipt has some thousand characters, and a browser gives a site about five million. */
const KEPT_MAX = 500;

const keptSchema = z.custom<Receipt>(
  (value) =>
    z
      .looseObject({
        type: z.literal("receipt"),
        key: z.string(),
        code: z.string(),
        signature: z.string(),
        ticket: z.looseObject({ ticketId: z.string() }),
      })
      .safeParse(value).success,
);

/**
 * Keeps the first receipt this browser has seen of a ticket, for good: a server that tells another ticket later contradicts its own
 * signature. Returns the kept one with the inclusion proof that the server adds after the seal.
 */
export function keepReceipt(
  storage: KeptStorage,
  receipt: Receipt,
): { receipt: Receipt; agreement: Agreement } {
  const { inclusion } = receipt;
  const bare: Receipt = { ...receipt, inclusion: null };
  const kept = readReceipt(storage, receipt.ticket.ticketId);
  if (!kept) return { receipt, agreement: write(storage, bare) ? "agrees" : "not_kept" };
  const agreement = canonicalJson(kept) === canonicalJson(bare) ? "agrees" : "differs";
  return { receipt: { ...kept, inclusion }, agreement };
}

function readReceipt(storage: KeptStorage, ticketId: string): Receipt | null {
  try {
    return keptSchema.parse(JSON.parse(storage.getItem(PREFIX + ticketId) ?? "null"));
  } catch {
    return null;
  }
}

function write(storage: KeptStorage, receipt: Receipt): boolean {
  try {
    dropOldest(storage);
    storage.setItem(PREFIX + receipt.ticket.ticketId, JSON.stringify(receipt));
    return true;
  } catch {
    // Full or blocked: the file can still be saved by hand.
    return false;
  }
}

/** Ids begin with their time, so the smallest is the oldest. */
function dropOldest(storage: KeptStorage): void {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "")
    .filter((key) => key.startsWith(PREFIX))
    .toSorted();
  for (const key of keys.slice(0, Math.max(0, keys.length - KEPT_MAX + 1))) storage.removeItem(key);
}
