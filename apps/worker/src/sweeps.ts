import { measureClockOffset } from "@sortes/domain/clock/server";
import { findDueDraws, scheduleDraws } from "@sortes/domain/draws/server";
import { findDrawsToNotify } from "@sortes/domain/notifications/server";
import { findPaymentsInDoubt } from "@sortes/domain/payments/server";
import { findOverdueClaims } from "@sortes/domain/payouts/server";
import { keepEscrow, writeCheckpoints } from "@sortes/domain/proof/server";
import { Loop } from "@sortes/process";
import { Leadership } from "./leadership.ts";
import type { WorkerPorts } from "./ports.ts";
import type { JobQueues } from "./queues.ts";

interface SweepPorts extends WorkerPorts {
  queues: Pick<JobQueues, "add">;
  processName: string;
}

interface Sweep {
  name: string;
  everyMs: number;
  /** By default one worker of all sweeps. */
  inEveryProcess?: true;
  run: (ports: SweepPorts) => Promise<unknown>;
}

/**
 * What looks for work in Postgres instead of trusting a queue's memory: after Redis lost everything, the next turn queues it
 * again. A job that still waits or runs is not doubled, because it keeps its id until it ends.
 */
const sweeps: readonly Sweep[] = [
  // Players watch the countdown of a cutoff and of a publication: a second is the promptness they see.
  { name: "due-draws", everyMs: 1_000, run: queueDueDraws },
  { name: "payments-in-doubt", everyMs: 5_000, run: queuePaymentsInDoubt },
  // The horizon is days long; a minute opens a draw of the shortest schedule in good time.
  { name: "schedule-draws", everyMs: 60_000, run: scheduleDraws },
  // What the draw protocol promises: every 60 seconds the log hears what each open draw has sold.
  { name: "draw-checkpoints", everyMs: 60_000, run: writeCheckpoints },
  // Whoever waits for a share has waited for two minutes already; draws wait with it.
  { name: "share-escrow", everyMs: 5_000, run: keepEscrow },
  // A claim waits for months; who comes in the last minute is still served.
  { name: "overdue-claims", everyMs: 60_000, run: queueOverdueClaims },
  { name: "untold-winners", everyMs: 60_000, run: queueUntoldWinners },
  { name: "clock-offset", everyMs: 10_000, inEveryProcess: true, run: measureOwnClock },
];

export interface RunningSweeps {
  loops: readonly Loop[];
  stop(): Promise<void>;
}

export function startSweeps(ports: SweepPorts): RunningSweeps {
  const leadership = new Leadership(ports.db);
  const loops = sweeps.map(
    ({ name, everyMs, inEveryProcess, run }) =>
      new Loop({
        name,
        log: ports.log,
        idleMs: everyMs,
        run: async () => {
          if (inEveryProcess || (await leadership.holds())) await run(ports);
          return "idle";
        },
      }),
  );
  return {
    loops,
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
      leadership.release();
    },
  };
}

async function queueDueDraws({ db, queues }: SweepPorts): Promise<void> {
  const due = await findDueDraws({ db });
  await queues.add(due.map(({ job, payload }) => ({ name: job, payload })));
}

async function queuePaymentsInDoubt({ db, queues }: SweepPorts): Promise<void> {
  const paymentIds = await findPaymentsInDoubt({ db });
  await queues.add(paymentIds.map((paymentId) => ({ name: "settle-payment", payload: { paymentId } })));
}

async function queueOverdueClaims({ db, queues }: SweepPorts): Promise<void> {
  const claimIds = await findOverdueClaims({ db });
  await queues.add(claimIds.map((claimId) => ({ name: "expire-claim", payload: { claimId } })));
}

async function queueUntoldWinners({ db, queues }: SweepPorts): Promise<void> {
  const drawIds = await findDrawsToNotify({ db });
  await queues.add(drawIds.map((drawId) => ({ name: "notify-winners", payload: { drawId } })));
}

function measureOwnClock({ db, processName }: SweepPorts): Promise<unknown> {
  return measureClockOffset({ db, readClockMs: Date.now }, { processName });
}
