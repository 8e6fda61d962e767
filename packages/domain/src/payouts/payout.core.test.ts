import { describe, expect, it } from "vitest";
import { accountKey, type TransferRequest } from "../wallet/index.ts";
import { claimTransfers, decidePayout, payoutTransfers } from "./payout.core.ts";
import type { TaxRule } from "./payout.schema.ts";

const INSTANT_LIMIT = 600_00n;
const winner = (grossMinor: bigint) => ({ serial: 7n, playerId: "p1", grossMinor, stakeMinor: 1_00n });
const taxRule: TaxRule = {
  reportFromMinor: 0n,
  reportFromStakeTimes: 0,
  withholdAboveMinor: 100_00n,
  withholdBps: 1_000,
};
const moves = (transfers: readonly TransferRequest[]) =>
  transfers.map(({ operationId, kind, debit, credit, amountMinor }) => [
    operationId,
    kind,
    accountKey(debit),
    accountKey(credit),
    amountMinor,
  ]);

describe("a prize", () => {
  it("up to the instant limit is paid at once, above it becomes a claim", () => {
    expect(decidePayout(winner(600_00n), INSTANT_LIMIT, null)).toMatchObject({
      state: "paid",
      approvalsNeeded: 0,
    });
    expect(decidePayout(winner(600_01n), INSTANT_LIMIT, null)).toMatchObject({ state: "claimed" });
  });

  it("needs one approval up to 10,000.00 and two above", () => {
    expect(decidePayout(winner(10_000_00n), INSTANT_LIMIT, null).approvalsNeeded).toBe(1);
    expect(decidePayout(winner(10_000_01n), INSTANT_LIMIT, null).approvalsNeeded).toBe(2);
  });

  it("paid at once is taxed at once; a claim is taxed when it is paid", () => {
    expect(decidePayout(winner(201_00n), INSTANT_LIMIT, taxRule).taxMinor).toBe(20_00n);
    expect(decidePayout(winner(1_000_00n), INSTANT_LIMIT, taxRule).taxMinor).toBe(0n);
  });
});

describe("the money of a prize", () => {
  const draw = { id: "d1", currency: "EUR" };

  it("reaches the player whole and the tax leaves again, under names that exist once", () => {
    const decision = decidePayout(winner(201_00n), INSTANT_LIMIT, taxRule);
    expect(moves(payoutTransfers(draw, decision))).toEqual([
      ["prize:d1:7", "prize", "house:d1:prize_pool:EUR", "player:p1:cash:EUR", 201_00n],
      ["prize:d1:7:tax", "tax", "player:p1:cash:EUR", "house:house:tax_withheld:EUR", 20_00n],
    ]);
  });

  it("of a claim is set aside, then paid less tax or given to the unclaimed prizes", () => {
    const decision = decidePayout(winner(1_000_00n), INSTANT_LIMIT, taxRule);
    expect(moves(payoutTransfers(draw, decision))).toEqual([
      ["prize:d1:7", "claim_hold", "house:d1:prize_pool:EUR", "house:house:claims_held:EUR", 1_000_00n],
    ]);
    const claim = { id: "c1", playerId: "p1", currency: "EUR", grossMinor: 1_000_00n };
    expect(moves(claimTransfers(claim, { toState: "paid", taxMinor: 99_90n }))).toEqual([
      ["claim:c1:paid", "claim_paid", "house:house:claims_held:EUR", "player:p1:cash:EUR", 1_000_00n],
      ["claim:c1:paid:tax", "tax", "player:p1:cash:EUR", "house:house:tax_withheld:EUR", 99_90n],
    ]);
    expect(moves(claimTransfers(claim, { toState: "rejected" }))).toEqual([
      [
        "claim:c1:rejected",
        "claim_rejected",
        "house:house:claims_held:EUR",
        "house:house:unclaimed:EUR",
        1_000_00n,
      ],
    ]);
  });
});
