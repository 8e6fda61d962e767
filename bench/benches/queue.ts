import { randomUUID } from "node:crypto";
import { appendJob, takeOutbox } from "@sortes/domain/outbox/server";
import { jobId, sealDrawJob } from "@sortes/jobs";
import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import type { Bench, Sample } from "../src/bench.types.ts";
import { env } from "../src/env.ts";
import { openWorld, type World } from "../src/world.ts";

const JOBS = 20_000;
const CONCURRENCY = 50;
const ADDED_AT_ONCE = 500;
const APPENDED_AT_ONCE = 50;

/** Jobs per second from a transaction's outbox row through the relay's way to a handler, against BullMQ alone. */
export const queue: Bench = {
  name: "queue",
  unit: "jobs/s",
  against: "BullMQ's own add and process",
  target: { kind: "ratio", least: 0.5, aim: 0.8 },
  prepare: async () => {
    const world = await openWorld("queue", 1);
    return {
      measure: () => timed((queued) => throughOutbox(world, queued)),
      baseline: () => timed((queued) => straightIn(queued)),
      close: world.close,
    };
  },
};

async function timed(fill: (queued: Queue) => Promise<void>): Promise<Sample> {
  const producer = new Redis(env.REDIS_URL, { maxRetriesPerRequest: 1 });
  const consumer = new Redis(env.REDIS_URL, { maxRetriesPerRequest: null });
  const prefix = `{bench-${randomUUID()}}`;
  const queued = new Queue("bench", { connection: producer, prefix });
  const done = Promise.withResolvers<void>();
  let handled = 0;
  const worker = new Worker(
    "bench",
    async () => {
      handled += 1;
      if (handled === JOBS) done.resolve();
    },
    { connection: consumer, prefix, concurrency: CONCURRENCY },
  );
  await worker.waitUntilReady();
  const started = performance.now();
  await Promise.all([fill(queued), done.promise]);
  const seconds = (performance.now() - started) / 1_000;
  await worker.close();
  await queued.obliterate({ force: true });
  await queued.close();
  producer.disconnect();
  consumer.disconnect();
  return { value: JOBS / seconds };
}

async function straightIn(queued: Queue): Promise<void> {
  for (let from = 0; from < JOBS; from += ADDED_AT_ONCE) {
    await queued.addBulk(
      Array.from({ length: ADDED_AT_ONCE }, () => ({ name: "bench", data: {}, opts: removed })),
    );
  }
}

const removed = { removeOnComplete: true, removeOnFail: true };

async function throughOutbox({ db }: World, queued: Queue): Promise<void> {
  let relayed = 0;
  const append = async (): Promise<void> => {
    for (let from = 0; from < JOBS; from += APPENDED_AT_ONCE) {
      const payloads = Array.from({ length: APPENDED_AT_ONCE }, () => ({ drawId: randomUUID() }));
      await db.tx((tx) => appendJob(tx, sealDrawJob, ...payloads));
    }
  };
  const relay = async (): Promise<void> => {
    while (relayed < JOBS) {
      relayed += await takeOutbox(db, ADDED_AT_ONCE, async (rows) => {
        await queued.addBulk(
          rows.map(({ name, payload }) => {
            const parsed = sealDrawJob.schema.parse(payload);
            return { name, data: parsed, opts: { ...removed, jobId: jobId(sealDrawJob, parsed) } };
          }),
        );
      });
    }
  };
  await Promise.all([append(), relay()]);
}
