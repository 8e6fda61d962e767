import type { Queries } from "@sortes/db";
import type { PaymentDirection } from "../payment.schema.ts";
import type { PaymentRequest } from "../payment.types.ts";

export interface SandboxCharge {
  reference: string;
  ref: string;
  outcome: "succeeded" | "declined";
}

/** Writes the charge down unless its reference is known; the first one stands. */
export async function saveSandboxCharge(
  db: Queries,
  request: PaymentRequest,
  direction: PaymentDirection,
  outcome: SandboxCharge["outcome"],
): Promise<void> {
  await db.query(
    `insert into sandbox_charge (reference, ref, direction, amount_minor, currency, instrument, outcome)
     values ($1, 'sbx_' || replace(uuidv7()::text, '-', ''), $2, $3, $4, $5, $6) on conflict (reference) do nothing`,
    [request.reference, direction, request.amountMinor, request.currency, request.instrument, outcome],
  );
}

export function loadSandboxCharge(db: Queries, reference: string): Promise<SandboxCharge | undefined> {
  return db.maybeOne<SandboxCharge>(
    "select reference, ref, outcome from sandbox_charge where reference = $1",
    [reference],
  );
}
