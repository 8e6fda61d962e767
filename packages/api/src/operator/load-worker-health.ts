import { z } from "zod";
import { systemErrors } from "../errors/system.errors.ts";

/** The worker answers a probe within three seconds, saying "no" for whatever has not answered by then. */
const ANSWER_WITHIN_MS = 4_000;

const checkSchema = z.looseObject({ ok: z.boolean(), reason: z.string().optional() });
const healthSchema = checkSchema.extend({ checks: z.record(z.string(), checkSchema) });
export type WorkerHealth = z.output<typeof healthSchema>;

/** What the worker says of itself, also when it says that something is wrong. @throws system.worker_unreachable */
export async function loadWorkerHealth(url: string): Promise<WorkerHealth> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return healthSchema.parse(await response.json());
  } catch (cause) {
    throw systemErrors.worker_unreachable({ cause });
  }
}
