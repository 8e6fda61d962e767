import { InvariantError } from "@sortes/domain/errors";
import { type QueueName, queues } from "@sortes/jobs";
import { type Job, Worker } from "bullmq";
import type { Redis } from "ioredis";
import type { WorkerPorts } from "./ports.ts";
import { QUEUE_PREFIX } from "./queues.ts";
import { runJob } from "./run-job.ts";

/** Jobs of each queue that run at once. Together they stay below the pool of connections. */
const CONCURRENCY: Readonly<Record<QueueName, number>> = {
  // Short, and many games may close on the same instant.
  cutoff: 4,
  draw: 3,
  // Ranges keep a core busy: more of them than cores only makes each slower.
  settlement: 2,
  payout: 2,
  reporting: 1,
  notification: 1,
};

const STALLED = {
  /** A killed worker's jobs are free again after this, not after BullMQ's half minute: people wait for prizes. */
  lockDuration: 10_000,
  stalledInterval: 5_000,
  /** A job that took three workers down with it is dropped; the sweep brings it back at its own pace. */
  maxStalledCount: 3,
} as const;

/** The consuming side of all queues. */
export class Consumers {
  readonly #workers: Worker[];
  readonly #startedAtMs = new Map<string, number>();

  constructor(ports: WorkerPorts, connection: Redis) {
    this.#workers = queues.map((name) => this.#consume(name, ports, connection));
  }

  /** When this queue last began a job, ms of the monotonic clock; 0 for never. Health reads it. */
  lastStartMs(queue: string): number {
    return this.#startedAtMs.get(queue) ?? 0;
  }

  areRunning(): boolean {
    return this.#workers.every((worker) => worker.isRunning());
  }

  /** Takes no more jobs and waits for those at work. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.close()));
  }

  #consume(name: QueueName, ports: WorkerPorts, connection: Redis): Worker {
    const process = async (job: Job): Promise<void> => {
      this.#startedAtMs.set(name, performance.now());
      await runJob(ports, { id: job.id ?? job.name, name: job.name, data: job.data });
    };
    const worker = new Worker(name, process, {
      connection,
      prefix: QUEUE_PREFIX,
      concurrency: CONCURRENCY[name],
      ...STALLED,
    });
    worker.on("error", (err) => ports.log.debug({ err, queue: name }, "queue"));
    worker.on("stalled", (jobId) => ports.log.warn({ jobId, queue: name }, "job stalled"));
    worker.on("failed", (job, err) => {
      const facts = { err, job: job?.name, jobId: job?.id, attempt: job?.attemptsMade };
      if (err.cause instanceof InvariantError) ports.log.fatal(facts, "broken invariant");
      else ports.log.error(facts, "job failed");
    });
    return worker;
  }
}
