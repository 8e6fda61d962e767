import type { Db } from "@sortes/db";
import { DatabaseUnavailableError } from "@sortes/db";
import { bettingErrors } from "../betting.errors.ts";
import type { BetRequest, PurchaseReceipt } from "../betting.schema.ts";
import { type BetOutcome, placeBets } from "./place-bets.ts";

export interface BetBatcher {
  /**
   * Resolves after the commit.
   * @throws DomainError with the reason of a refusal; `bet.busy` when the queue is full or draining.
   */
  place(request: BetRequest): Promise<PurchaseReceipt>;
  /** Refuses new bets and resolves when every accepted one was answered. */
  drain(): Promise<void>;
}

interface Waiting {
  request: BetRequest;
  resolve(receipt: PurchaseReceipt): void;
  reject(error: unknown): void;
}

/** Past this size a batch gains little speed and delays everyone inside it. */
const FLUSH_MAX = 256;
/** About half a second of work; a longer queue would answer after the player has given up. */
const QUEUE_MAX = 4_096;
const RETRY_AFTER_S = 1;

/**
 * One batch in flight; the next one gathers meanwhile and leaves when the commit before it returns. So a quiet system
 * answers at once and a busy one shares each commit among many bets.
 */
export function createBetBatcher({ db }: { db: Db }): BetBatcher {
  const queue: Waiting[] = [];
  let running: Promise<void> | undefined;
  let isDraining = false;

  const run = async (): Promise<void> => {
    while (queue.length > 0) {
      await answerBatch(db, queue.splice(0, FLUSH_MAX));
    }
    running = undefined;
  };

  return {
    place: (request) =>
      new Promise<PurchaseReceipt>((resolve, reject) => {
        if (isDraining || queue.length >= QUEUE_MAX) {
          reject(bettingErrors.busy({ details: { retryAfterS: RETRY_AFTER_S } }));
          return;
        }
        queue.push({ request, resolve, reject });
        running ??= Promise.resolve().then(run);
      }),
    drain: async () => {
      isDraining = true;
      await running;
    },
  };
}

async function answerBatch(db: Db, batch: readonly Waiting[]): Promise<void> {
  try {
    const outcomes = await placeBets(
      { db },
      batch.map((waiting) => waiting.request),
    );
    batch.forEach((waiting, index) => {
      settle(waiting, outcomes[index]);
    });
  } catch (error) {
    if (batch.length === 1 || error instanceof DatabaseUnavailableError) {
      for (const waiting of batch) waiting.reject(error);
      return;
    }
    // Nothing of the batch was written. One purchase that the database refuses must not take the others down with it.
    for (const waiting of batch) await answerBatch(db, [waiting]);
  }
}

function settle(waiting: Waiting, outcome: BetOutcome | undefined): void {
  if (outcome?.ok) waiting.resolve(outcome.receipt);
  else waiting.reject(outcome?.error ?? new RangeError("a bet of the batch was not answered"));
}
