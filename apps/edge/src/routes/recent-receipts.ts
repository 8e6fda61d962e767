import { isDeepStrictEqual } from "node:util";
import type { PurchaseInput, PurchaseReceipt } from "@sortes/domain/betting";
import { LRUCache } from "lru-cache";

interface Kept {
  asked: PurchaseInput;
  receipt: PurchaseReceipt;
}

/** Some ten seconds of a storm: who was cut off comes back sooner. */
const RECEIPTS_MAX = 50_000;
/** Most purchases have a line or two for one draw; one with a hundred lines for four weeks takes as much as fifty of them. */
const PARTS_MAX = 200_000;

/**
 * The answers this process gave last. A purchase is never changed, so its receipt stays true, and a storm of repetitions costs the
 * database nothing. Whatever is not found here, or was asked for in other words, is judged by `placeBets` as ever.
 */
export class RecentReceipts {
  readonly #kept = new LRUCache<string, Kept>({
    max: RECEIPTS_MAX,
    maxSize: PARTS_MAX,
    sizeCalculation: ({ asked, receipt }) => asked.lines.length + receipt.tickets.length,
  });

  /** The receipt as a repetition gets it, if the same was bought under this key. */
  find(key: string, purchase: PurchaseInput): PurchaseReceipt | undefined {
    const kept = this.#kept.get(key);
    return kept && isDeepStrictEqual(kept.asked, purchase) ? kept.receipt : undefined;
  }

  /** After the commit. */
  keep(key: string, purchase: PurchaseInput, receipt: PurchaseReceipt): void {
    this.#kept.set(key, { asked: purchase, receipt: { ...receipt, isReplay: true } });
  }
}
