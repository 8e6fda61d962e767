import type { Db } from "@sortes/db";
import { assertInvariant } from "../../errors/index.ts";
import type { PaymentDirection } from "../payment.schema.ts";
import type { PaymentProcessor, PaymentRequest, ProcessorAnswer } from "../payment.types.ts";
import { sandboxTokenSchema } from "../sandbox.schema.ts";
import { recordStanding } from "./record-standing.ts";
import { loadSandboxCharge, type SandboxCharge, saveSandboxCharge } from "./sandbox.repo.ts";

/** What a caller sees when nobody answers; the wait itself is spared. */
class SandboxSilence extends Error {
  override readonly name: "TimeoutError" | "UnreachableError";
  constructor(name: SandboxSilence["name"]) {
    super("the sandbox processor did not answer");
    this.name = name;
  }
}

/**
 * A processor with books of its own (`sandbox_charge`), written in its own transaction as a real one's would be: what it took
 * stays taken when our side rolls back. The instrument's token decides how it behaves; an unknown token is declined.
 */
export function createSandboxProcessor({ db }: { db: Db }): PaymentProcessor {
  return {
    name: "sandbox",
    charge: (request) => move(db, "deposit", request),
    payOut: (request) => move(db, "withdrawal", request),
    ask: async (reference) => {
      const charge = await loadSandboxCharge(db, reference);
      return charge ? toAnswer(charge) : { outcome: "never_seen" };
    },
    isAvailable: () => true,
  };
}

async function move(db: Db, direction: PaymentDirection, request: PaymentRequest): Promise<ProcessorAnswer> {
  const token = sandboxTokenSchema.safeParse(request.instrument).data ?? "tok_declined";
  if (token === "tok_unreachable") throw new SandboxSilence("UnreachableError");
  if (token === "tok_timeout_before") throw new SandboxSilence("TimeoutError");
  await saveSandboxCharge(db, request, direction, token === "tok_declined" ? "declined" : "succeeded");
  if (token === "tok_timeout_after") throw new SandboxSilence("TimeoutError");
  const charge = await loadSandboxCharge(db, request.reference);
  assertInvariant(charge !== undefined, "the sandbox lost a charge", { reference: request.reference });
  const answer = toAnswer(charge);
  // The callback comes first and the call's own answer second: the order in which it hurts.
  if (token === "tok_twice") await recordStanding({ db }, { paymentId: request.reference, standing: answer });
  return answer;
}

function toAnswer({ outcome, ref }: SandboxCharge): ProcessorAnswer {
  return outcome === "succeeded"
    ? { outcome, processorRef: ref }
    : { outcome, failureCode: "declined", processorRef: ref };
}
