import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DomainError } from "../errors/index.ts";
import { availableMinor, Postings } from "./wallet.core.ts";
import { type Account, accountKey, houseAccount, playerCash } from "./wallet.schema.ts";

const REFS = [
  houseAccount("bank", "EUR"),
  houseAccount("prize_pool", "EUR", "draw"),
  houseAccount("draw_sales", "EUR", "draw"),
  playerCash("ada", "EUR"),
  playerCash("ben", "EUR"),
];

const RUNS = 400;
const STEPS = 300;

type Step =
  | { do: "move"; debit: number; credit: number; amountMinor: bigint }
  | { do: "hold"; debit: number; credit: number; amountMinor: bigint }
  | { do: "post"; hold: number; share: number }
  | { do: "void"; hold: number };

const index = fc.nat(REFS.length - 1);
const amount = fc.bigInt(0n, 5_000n);
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("move" as const), debit: index, credit: index, amountMinor: amount }),
  fc.record({ do: fc.constant("hold" as const), debit: index, credit: index, amountMinor: amount }),
  fc.record({ do: fc.constant("post" as const), hold: fc.nat(50), share: fc.nat(100) }),
  fc.record({ do: fc.constant("void" as const), hold: fc.nat(50) }),
);

/** A ledger in memory: the stored balances, and every movement for the replay. */
class Books {
  accounts = new Map<string, Account>(
    REFS.map((ref, position) => [
      accountKey(ref),
      { ...ref, id: `${position}`, postedMinor: 0n, heldMinor: 0n, allowNegative: ref.kind === "bank" },
    ]),
  );
  moved: { debit: string; credit: string; amountMinor: bigint }[] = [];
  holds: { debit: Account; credit: Account; amountMinor: bigint }[] = [];

  run(step: Step): void {
    const postings = new Postings(this.accounts);
    const note = this.#apply(postings, step);
    for (const change of postings.changes()) {
      for (const [key, account] of this.accounts) {
        if (account.id !== change.accountId) continue;
        this.accounts.set(key, {
          ...account,
          postedMinor: account.postedMinor + change.postedMinor,
          heldMinor: account.heldMinor + change.heldMinor,
        });
      }
    }
    note();
  }

  #apply(postings: Postings, step: Step): () => void {
    if (step.do === "move" || step.do === "hold") {
      const debit = REFS[step.debit] as (typeof REFS)[number];
      const credit = REFS[step.credit] as (typeof REFS)[number];
      const { amountMinor } = step;
      if (step.do === "move") {
        postings.move({ debit, credit, amountMinor });
        return () => this.moved.push({ debit: accountKey(debit), credit: accountKey(credit), amountMinor });
      }
      postings.hold({ debit, amountMinor });
      return () =>
        this.holds.push({ debit: postings.account(debit), credit: postings.account(credit), amountMinor });
    }
    const [hold] = this.holds.splice(step.hold % Math.max(1, this.holds.length), 1);
    if (!hold) return () => undefined;
    if (step.do === "void") {
      postings.voidHeld(hold.debit, hold.amountMinor);
      return () => undefined;
    }
    const amountMinor = (hold.amountMinor * BigInt(step.share)) / 100n || 1n;
    postings.postHeld(hold.debit, hold.credit, hold.amountMinor, amountMinor);
    return () =>
      this.moved.push({ debit: accountKey(hold.debit), credit: accountKey(hold.credit), amountMinor });
  }
}

describe("wallet under random operations", () => {
  test(`${RUNS * STEPS} operations keep the books balanced, nobody below zero, and the replay equal to the balances`, () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { minLength: STEPS, maxLength: STEPS }), (steps) => {
        const books = new Books();
        for (const step of steps) {
          try {
            books.run(step);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
          }
        }
        const accounts = [...books.accounts.values()];
        expect(accounts.reduce((sum, account) => sum + account.postedMinor, 0n)).toBe(0n);
        for (const account of accounts) {
          expect(account.heldMinor >= 0n).toBe(true);
          expect(account.allowNegative || availableMinor(account) >= 0n).toBe(true);
        }
        const replayed = new Map<string, bigint>();
        for (const { debit, credit, amountMinor } of books.moved) {
          replayed.set(debit, (replayed.get(debit) ?? 0n) - amountMinor);
          replayed.set(credit, (replayed.get(credit) ?? 0n) + amountMinor);
        }
        for (const [key, account] of books.accounts)
          expect(replayed.get(key) ?? 0n).toBe(account.postedMinor);
      }),
      { numRuns: RUNS, verbose: 1 },
    );
  });
});
