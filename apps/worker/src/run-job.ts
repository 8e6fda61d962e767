import { isCheckViolation } from "@sortes/db";
import { holdDraw } from "@sortes/domain/draws/server";
import { DomainError, InvariantError } from "@sortes/domain/errors";
import { appendSignificantEvent } from "@sortes/domain/reporting/server";
import { walletErrors } from "@sortes/domain/wallet";
import { InvalidJobError, type JobName, parseJob, requireJobName } from "@sortes/jobs";
import { UnrecoverableError } from "bullmq";
import { handlers } from "./handlers/handlers.ts";
import type { WorkerPorts } from "./ports.ts";

export interface JobToRun {
  id: string;
  name: string;
  data: unknown;
}

/**
 * Runs one job. A refusal of the domain ends it: the work is done already, not due, or not to be done, and the state in Postgres
 * says which. A broken invariant ends it too, is reported and stops the draw: nothing about money is tried again in the hope of
 * another outcome; what the ledger or a CHECK refuses a job is one. Everything else is thrown on, for BullMQ to try again. What is
 * thrown is logged by the consumer, once.
 */
export async function runJob(ports: WorkerPorts, job: JobToRun): Promise<void> {
  const log = ports.log.child({ job: job.name, jobId: job.id });
  try {
    await dispatch(ports, requireJobName(job.name), job.data);
    log.debug("job done");
  } catch (thrown) {
    const error = asBroken(thrown);
    if (error instanceof DomainError && error.kind !== "unavailable" && error.kind !== "limit") {
      log.info({ code: error.code }, "job refused");
      return;
    }
    if (error instanceof InvariantError) await stopWhatBroke({ ...ports, log }, job, error);
    throw error instanceof InvariantError || error instanceof InvalidJobError ? unrecoverable(error) : error;
  }
}

/**
 * No job spends a player's own money: when the ledger refuses one, the house does not hold what it must. And no job writes what it
 * did not decide by the rules first: when a CHECK or a guard refuses its rows, one of the two is wrong.
 */
function asBroken(thrown: unknown): unknown {
  if (isCheckViolation(thrown)) {
    return new InvariantError("the database refuses what a job writes", { cause: thrown });
  }
  const isRefusedByLedger =
    thrown instanceof DomainError && Object.hasOwn(walletErrors.definitions, thrown.code);
  return isRefusedByLedger
    ? new InvariantError(`the ledger refuses a job: ${thrown.code}`, { cause: thrown })
    : thrown;
}

async function dispatch<Name extends JobName>(ports: WorkerPorts, name: Name, data: unknown): Promise<void> {
  await handlers[name](ports, parseJob(name, data));
}

/** BullMQ's word for "do not try again"; it takes no cause, which the log needs. */
function unrecoverable(cause: Error): UnrecoverableError {
  return Object.assign(new UnrecoverableError(cause.message), { cause });
}

/** The hold is what keeps the sweep from asking for the same broken step every second, and what tells the staff. */
async function stopWhatBroke(ports: WorkerPorts, job: JobToRun, error: InvariantError): Promise<void> {
  try {
    await ports.db.tx((tx) =>
      appendSignificantEvent(tx, {
        kind: "job.invariant_broken",
        severity: "critical",
        subject: { kind: "job", id: job.id },
        details: { message: error.message },
      }),
    );
    const drawId = drawIdOf(job.data);
    if (drawId === undefined) return;
    const actor = { kind: "system", id: job.name } as const;
    await holdDraw(ports, { drawId, reason: `broken invariant: ${error.message}`, actor });
  } catch (err) {
    // A draw that has ended or is held already has nothing left to stop; anything else must not hide the first error.
    ports.log.warn({ err }, "draw not held");
  }
}

function drawIdOf(data: unknown): string | undefined {
  return typeof data === "object" && data !== null && "drawId" in data && typeof data.drawId === "string"
    ? data.drawId
    : undefined;
}
