import {
  type JobName,
  jobOptions,
  jobs,
  parseJob,
  type QueueName,
  queues,
  requireJobName,
} from "@sortes/jobs";
import { Queue } from "bullmq";
import type { Redis } from "ioredis";

/** In braces, so that a Redis Cluster keeps each queue's keys on one node, as BullMQ's scripts require. */
export const QUEUE_PREFIX = "{sortes}";

export interface JobToAdd {
  name: string;
  payload: unknown;
}

export type QueueCounts = Record<"waiting" | "active" | "delayed", number>;

/** The producing side of all queues. */
export class JobQueues {
  readonly #queues: ReadonlyMap<QueueName, Queue>;

  constructor(connection: Redis) {
    // BullMQ asks for the server's version once and remembers a failure for ever: a Redis that dies in that moment would leave
    // queues that nothing mends but a restart.
    const options = { connection, prefix: QUEUE_PREFIX, skipVersionCheck: true };
    this.#queues = new Map(queues.map((name) => [name, new Queue(name, options)]));
    // BullMQ repeats the connection's errors here; unheard they would end the process.
    for (const queue of this.#queues.values()) queue.on("error", () => undefined);
  }

  /**
   * Adds jobs, one round trip for each queue. A job whose id is still waiting, active or between two tries is dropped by BullMQ:
   * that is what lets the sweeps ask every second.
   *
   * @throws InvalidJobError before anything is added, when a name or payload fits no contract.
   */
  async add(toAdd: readonly JobToAdd[]): Promise<void> {
    const byQueue = Map.groupBy(toAdd.map(toQueued), ({ queue }) => queue);
    await Promise.all([...byQueue].map(([name, entries]) => this.#queue(name).addBulk(entries)));
  }

  async counts(): Promise<Record<string, QueueCounts>> {
    const entries = await Promise.all(
      [...this.#queues].map(async ([name, queue]) => {
        const {
          waiting = 0,
          active = 0,
          delayed = 0,
        } = await queue.getJobCounts("waiting", "active", "delayed");
        return [name, { waiting, active, delayed }] as const;
      }),
    );
    return Object.fromEntries(entries);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
  }

  #queue(name: QueueName): Queue {
    const queue = this.#queues.get(name);
    if (!queue) throw new RangeError(`there is no queue ${name}`);
    return queue;
  }
}

function toQueued({ name, payload }: JobToAdd) {
  return queued(requireJobName(name), payload);
}

function queued<Name extends JobName>(name: Name, payload: unknown) {
  const contract = jobs[name];
  const data = parseJob(name, payload);
  return { name, data, queue: contract.queue, opts: jobOptions(contract, data) };
}
