import { setImmediate } from "node:timers/promises";
import type { Db } from "@sortes/db";
import { DatabaseUnavailableError } from "@sortes/db";
import { bettingErrors } from "../betting.errors.ts";
import type { BetRequest, PurchaseReceipt } from "../betting.schema.ts";
import { FairQueue } from "../fair-queue.core.ts";
import { type BetOutcome, placeBets } from "./place-bets.ts";

export interface BetBatcher {
  /**
   * Resolves after the commit.
   * @throws DomainError with the reason of a refusal; `bet.busy` when the queue is full or draining.
   */
  place(request: BetRequest): Promise<PurchaseReceipt>;
  /** Bets that wait for the batch in flight to return. */
  depth(): number;
  /** Refuses new bets and resolves when every accepted one was answered. */
  drain(): Promise<void>;
}

/** What one batch took, for whoever measures. */
export interface BatchReport {
  size: number;
  /** Of the bet that waited longest, from its arrival to the start of the transaction. */
  waitMs: number;
  /** From the start of the transaction to the answer of its commit. */
  commitMs: number;
  /** False when nothing of the batch, or nobody knows whether something of it, was kept. */
  isCommitted: boolean;
}

export interface BatcherOptions {
  onBatch?: (report: BatchReport) => void;
  /** Past this size a batch gains little speed and delays everyone inside it. */
  flushMax?: number;
  /** Batches under way at once, while many bets wait: the others prepare themselves while the first holds the draws. */
  inFlightMax?: number;
  /** So many bets are worth a batch of their own before the one in flight is back. */
  crowdMin?: number;
  /** About half a second of work; a longer queue would answer after the player has given up. */
  queueMax?: number;
  /** One player's share of the queue: more than any person has under way, and far from filling it. */
  queuePerPlayerMax?: number;
}

interface Waiting {
  request: BetRequest;
  arrivedMs: number;
  resolve(receipt: PurchaseReceipt): void;
  reject(error: unknown): void;
}

const RETRY_AFTER_S = 1;

/**
 * The next batch gathers while one is in flight and leaves when its commit returns, so a quiet system answers at once and a
 * busy one shares each commit among many bets. Under a storm, when a crowd waits, it leaves already: its transaction reads what
 * needs no lock and queues up behind the draws, and this process does not stand idle while the database writes. Players take
 * turns within the queue.
 */
export function createBetBatcher({ db }: { db: Db }, options: BatcherOptions = {}): BetBatcher {
  const {
    onBatch,
    flushMax = 128,
    inFlightMax = 3,
    crowdMin = 64,
    queueMax = 4_096,
    queuePerPlayerMax = 128,
  } = options;
  const queue = new FairQueue<Waiting>({ itemsMax: queueMax, laneItemsMax: queuePerPlayerMax });
  const inFlight = new Set<Promise<void>>();
  let launch: Promise<void> | undefined;
  let isDraining = false;

  const mayLeave = (): boolean =>
    queue.size > 0 && (inFlight.size === 0 || (queue.size >= crowdMin && inFlight.size < inFlightMax));

  const launchBatches = (): void => {
    launch = undefined;
    while (mayLeave()) {
      const batch = answerBatch(db, queue.take(flushMax), onBatch).finally(() => {
        inFlight.delete(batch);
        launchBatches();
      });
      inFlight.add(batch);
    }
  };

  return {
    place: (request) =>
      new Promise<PurchaseReceipt>((resolve, reject) => {
        const waiting = { request, arrivedMs: performance.now(), resolve, reject };
        if (isDraining || !queue.push(request.playerId, waiting)) {
          reject(bettingErrors.busy({ details: { retryAfterS: RETRY_AFTER_S } }));
          return;
        }
        // One turn later, so that bets that arrive together leave together.
        if (mayLeave()) launch ??= Promise.resolve().then(launchBatches);
      }),
    depth: () => queue.size,
    drain: async () => {
      isDraining = true;
      await launch;
      while (inFlight.size > 0) await Promise.all(inFlight);
    },
  };
}

/** The next batch may hold the draws already and have something to ask: it is not kept waiting behind a hundred answers. */
const ANSWERED_IN_TURN = 16;

async function answerBatch(
  db: Db,
  batch: readonly Waiting[],
  onBatch: BatcherOptions["onBatch"],
): Promise<void> {
  const startedMs = performance.now();
  const report = (isCommitted: boolean): void =>
    onBatch?.({
      size: batch.length,
      waitMs: startedMs - Math.min(...batch.map((waiting) => waiting.arrivedMs)),
      commitMs: performance.now() - startedMs,
      isCommitted,
    });
  try {
    const outcomes = await placeBets(
      { db },
      batch.map((waiting) => waiting.request),
    );
    report(true);
    for (const [index, waiting] of batch.entries()) {
      if (index > 0 && index % ANSWERED_IN_TURN === 0) await setImmediate();
      settle(waiting, outcomes[index]);
    }
  } catch (error) {
    report(false);
    if (batch.length === 1 || error instanceof DatabaseUnavailableError) {
      // Nobody knows whether a commit that broke off was kept. The same key asked again tells.
      for (const waiting of batch) waiting.reject(error);
      return;
    }
    // Nothing of the batch was written. One purchase that the database refuses must not take the others down with it.
    for (const waiting of batch) await answerBatch(db, [waiting], onBatch);
  }
}

function settle(waiting: Waiting, outcome: BetOutcome | undefined): void {
  if (outcome?.ok) waiting.resolve(outcome.receipt);
  else waiting.reject(outcome?.error ?? new RangeError("a bet of the batch was not answered"));
}
