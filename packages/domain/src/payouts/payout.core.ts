import { houseAccount, playerCash, type TransferRequest } from "../wallet/index.ts";
import type { TaxRule } from "./payout.schema.ts";
import { computePrizeTax } from "./tax.core.ts";

/** Up to this prize one approval is enough, above it two: 10,000.00. */
export const ONE_APPROVAL_MAX_MINOR = 10_000_00n;

/** A ticket with a prize: the sum over its winning lines. */
export interface Winner {
  serial: bigint;
  playerId: string;
  grossMinor: bigint;
  stakeMinor: bigint;
}

export interface PayoutDecision extends Winner {
  state: "paid" | "claimed";
  taxMinor: bigint;
  /** 0 for a prize that is paid at once. */
  approvalsNeeded: 0 | 1 | 2;
}

/** Decides what becomes of a prize: paid at once up to the game's instant limit, a claim above it. */
export function decidePayout(
  winner: Winner,
  instantLimitMinor: bigint,
  taxRule: TaxRule | null,
): PayoutDecision {
  if (winner.grossMinor > instantLimitMinor) {
    // Tax is a matter of the day on which the claim is paid.
    return {
      ...winner,
      state: "claimed",
      taxMinor: 0n,
      approvalsNeeded: winner.grossMinor > ONE_APPROVAL_MAX_MINOR ? 2 : 1,
    };
  }
  return {
    ...winner,
    state: "paid",
    taxMinor: computePrizeTax(taxRule, winner).taxMinor,
    approvalsNeeded: 0,
  };
}

/**
 * The moves of one payout. A paid prize reaches the player whole and the tax leaves again, so that his statement shows both.
 */
export function payoutTransfers(
  draw: { id: string; currency: string },
  { serial, playerId, state, grossMinor, taxMinor }: PayoutDecision,
): TransferRequest[] {
  const pool = houseAccount("prize_pool", draw.currency, draw.id);
  const operationId = `prize:${draw.id}:${serial}`;
  const reference = { kind: "draw", id: draw.id };
  if (state === "claimed") {
    const held = houseAccount("claims_held", draw.currency);
    return [
      { operationId, kind: "claim_hold", debit: pool, credit: held, amountMinor: grossMinor, reference },
    ];
  }
  const cash = playerCash(playerId, draw.currency);
  return [
    { operationId, kind: "prize", debit: pool, credit: cash, amountMinor: grossMinor, reference },
    ...taxTransfers({ operationId, playerId, currency: draw.currency, taxMinor, reference }),
  ];
}

/** The moves that end a claim: to the player less tax, or to the unclaimed prizes. */
export function claimTransfers(
  claim: { id: string; playerId: string; currency: string; grossMinor: bigint },
  end: { toState: "paid"; taxMinor: bigint } | { toState: "rejected" | "expired" },
): TransferRequest[] {
  const held = houseAccount("claims_held", claim.currency);
  const operationId = `claim:${claim.id}:${end.toState}`;
  const reference = { kind: "claim", id: claim.id };
  const amountMinor = claim.grossMinor;
  if (end.toState !== "paid") {
    const kind = `claim_${end.toState}` as const;
    const unclaimed = houseAccount("unclaimed", claim.currency);
    return [{ operationId, kind, debit: held, credit: unclaimed, amountMinor, reference }];
  }
  const cash = playerCash(claim.playerId, claim.currency);
  return [
    { operationId, kind: "claim_paid", debit: held, credit: cash, amountMinor, reference },
    ...taxTransfers({ ...claim, operationId, taxMinor: end.taxMinor, reference }),
  ];
}

interface TaxMove {
  operationId: string;
  playerId: string;
  currency: string;
  taxMinor: bigint;
  reference: TransferRequest["reference"];
}

function taxTransfers({ operationId, playerId, currency, taxMinor, reference }: TaxMove): TransferRequest[] {
  if (taxMinor === 0n) return [];
  return [
    {
      operationId: `${operationId}:tax`,
      kind: "tax",
      debit: playerCash(playerId, currency),
      credit: houseAccount("tax_withheld", currency),
      amountMinor: taxMinor,
      reference,
    },
  ];
}
