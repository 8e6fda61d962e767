import { z } from "zod";

const outboxSchema = z.object({ depth: z.coerce.number(), oldestMs: z.coerce.number() });
const queuesSchema = z.object({
  counts: z.record(z.string(), z.object({ waiting: z.number(), active: z.number(), delayed: z.number() })),
  wedged: z.array(z.string()),
});
const loopsSchema = z.object({ silentMs: z.record(z.string(), z.number()) });

export type QueueFacts = { name: string; waiting: number; active: number; delayed: number; wedged: boolean };

export type WorkerFacts = {
  checks: { name: string; ok: boolean; reason: string | undefined }[];
  relay: { depth: number; oldestMs: number } | undefined;
  queues: QueueFacts[];
  /** The loop that has been silent longest. */
  quietest: { name: string; silentMs: number } | undefined;
};

export type WorkerReport = { checks: Record<string, { ok: boolean; reason?: string | undefined }> };

/** What the console shows of the worker's report. A check that failed brings no figures, only its reason. */
export function readWorkerFacts({ checks }: WorkerReport): WorkerFacts {
  const queues = queuesSchema.safeParse(checks.queues).data;
  const loops = loopsSchema.safeParse(checks.loops).data;
  const [quietest] = Object.entries(loops?.silentMs ?? {}).sort(([, a], [, b]) => b - a);
  return {
    checks: Object.entries(checks).map(([name, { ok, reason }]) => ({ name, ok, reason })),
    relay: outboxSchema.safeParse(checks.outbox).data,
    queues: Object.entries(queues?.counts ?? {}).map(([name, counts]) => ({
      name,
      ...counts,
      wedged: queues?.wedged.includes(name) ?? false,
    })),
    quietest: quietest && { name: quietest[0], silentMs: quietest[1] },
  };
}
