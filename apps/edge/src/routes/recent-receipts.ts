import { LRUCache } from "lru-cache";

interface Kept {
  /** The body as it was sent. */
  asked: string;
  /** The body of the answer to a repetition. */
  answer: string;
}

/** Some ten seconds of a storm: who was cut off comes back sooner. */
const RECEIPTS_MAX = 50_000;
/** Most purchases have a line or two for one draw; one with a hundred lines for four weeks takes as much as fifty of them. */
const CHARACTERS_MAX = 64 * 1024 * 1024;

/**
 * The answers this process gave last, word for word. A purchase is never changed, so its receipt stays true, and a storm of
 * repetitions costs neither the database nor a parse. Whatever is not found here, or was asked for in other words, is judged by
 * `placeBets` as ever.
 */
export class RecentReceipts {
  readonly #kept = new LRUCache<string, Kept>({
    max: RECEIPTS_MAX,
    maxSize: CHARACTERS_MAX,
    sizeCalculation: ({ asked, answer }) => asked.length + answer.length,
  });

  /** The answer as a repetition gets it, if the same was bought under this key. */
  find(key: string, asked: string): string | undefined {
    const kept = this.#kept.get(key);
    return kept?.asked === asked ? kept.answer : undefined;
  }

  /** After the commit. `answer` is the receipt as JSON. */
  keep(key: string, asked: string, answer: string): void {
    this.#kept.set(key, { asked, answer: answer.replace(FIRST, REPLAY) });
  }
}

/** No text within a receipt has a bare quotation mark, so this is nothing but the field. */
const FIRST = '"isReplay":false';
const REPLAY = '"isReplay":true';
