import { LIVE_STREAM_KEY } from "@sortes/domain/outbox";
import { type OutboxRow, takeOutbox } from "@sortes/domain/outbox/server";
import { InvalidJobError } from "@sortes/jobs";
import { Loop } from "@sortes/process";
import type { Redis } from "ioredis";
import { z } from "zod";
import type { WorkerPorts } from "./ports.ts";
import type { JobQueues, JobToAdd } from "./queues.ts";

/** A full batch is sent in some milliseconds, and a crash repeats no more than this. */
const BATCH = 500;

/**
 * Asked ten times a second rather than told: NOTIFY inside a writing transaction makes all commits wait for each other, and
 * the bet path is the one that would pay.
 */
const IDLE_MS = 100;

/** Open pages catch up from here after a reconnect: minutes of events at full load. */
const LIVE_LENGTH_MAX = 10_000;

interface RelayPorts extends Pick<WorkerPorts, "db" | "log"> {
  queues: Pick<JobQueues, "add">;
  redis: Redis;
}

/** Sends the outbox on: jobs to their queues, live events to the stream. What cannot be sent stays in the outbox. */
export function startRelay(ports: RelayPorts): Loop {
  return new Loop({
    name: "relay",
    log: ports.log,
    idleMs: IDLE_MS,
    run: async () => {
      const taken = await takeOutbox(ports.db, BATCH, (rows) => send(ports, rows));
      return taken === BATCH ? "again" : "idle";
    },
  });
}

async function send(ports: RelayPorts, rows: readonly OutboxRow[]): Promise<void> {
  const jobRows = rows.filter((row) => row.kind === "job");
  const liveRows = rows.filter((row) => row.kind === "live");
  await addJobs(ports, jobRows);
  await addLive(ports.redis, liveRows);
}

async function addJobs({ queues, log }: RelayPorts, rows: readonly OutboxRow[]): Promise<void> {
  const toAdd = rows.map(({ name, payload }): JobToAdd => ({ name, payload }));
  try {
    await queues.add(toAdd);
  } catch (error) {
    if (!(error instanceof InvalidJobError)) throw error;
    // A row that fits no contract would stop all others for ever. One by one, so that only it is dropped.
    for (const job of toAdd) {
      await queues.add([job]).catch((err: unknown) => {
        if (!(err instanceof InvalidJobError)) throw err;
        log.error({ err, job: job.name }, "outbox row fits no contract");
      });
    }
  }
}

const typedSchema = z.looseObject({ type: z.string() });

async function addLive(redis: Redis, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  const pipeline = redis.pipeline();
  for (const { name, payload } of rows) {
    const { type } = typedSchema.parse(payload);
    pipeline.xadd(
      LIVE_STREAM_KEY,
      "MAXLEN",
      "~",
      LIVE_LENGTH_MAX,
      "*",
      "channel",
      name,
      "type",
      type,
      "data",
      JSON.stringify(payload),
    );
  }
  for (const [error] of (await pipeline.exec()) ?? []) {
    if (error) throw error;
  }
}
