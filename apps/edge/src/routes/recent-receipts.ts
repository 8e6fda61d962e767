interface Kept {
  /** The body as it was sent. */
  asked: string;
  /** The body of its answer. */
  answer: string;
}

/** Some five seconds of a storm. Who was cut off comes back sooner. */
const RECEIPTS_MAX = 25_000;
/** Most purchases have a line or two for one draw; one with a hundred lines for four weeks takes as much as fifty of them. */
const CHARACTERS_MAX = 32 * 1024 * 1024;

/**
 * The answers this process gave last, word for word. A purchase is never changed, so its receipt stays true, and a storm of
 * repetitions costs neither the database nor a parse. Whatever is not found here, or was asked for in other words, is judged by
 * `placeBets` as ever.
 *
 * Kept in two generations: when the young one is full it becomes the old one, which is forgotten. To keep count of each answer's
 * last use, as a cache does, cost every bet more than the answers that it would have kept are worth.
 */
export class RecentReceipts {
  #young = new Map<string, Kept>();
  #old = new Map<string, Kept>();
  #characters = 0;

  /** The answer as a repetition gets it, if the same was bought under this key. */
  find(key: string, asked: string): string | undefined {
    const kept = this.#young.get(key) ?? this.#old.get(key);
    return kept?.asked === asked ? kept.answer.replace(FIRST, REPLAY) : undefined;
  }

  /** After the commit. `answer` is the receipt as JSON. */
  keep(key: string, asked: string, answer: string): void {
    if (this.#young.size >= RECEIPTS_MAX || this.#characters >= CHARACTERS_MAX) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#characters = 0;
    }
    this.#young.set(key, { asked, answer });
    this.#characters += asked.length + answer.length;
  }
}

/** No text within a receipt has a bare quotation mark, so this is nothing but the field. */
const FIRST = '"isReplay":false';
const REPLAY = '"isReplay":true';
