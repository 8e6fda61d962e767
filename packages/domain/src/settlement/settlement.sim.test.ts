import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  computePrizes,
  DAILY_645_RULE,
  type GameRule,
  PICK_3_RULE,
  parseRule,
  splitSales,
  tiersOf,
} from "../games/index.ts";
import { sumMinor } from "../money/index.ts";
import { type Account, type AccountRef, accountKey, houseAccount, Postings } from "../wallet/index.ts";
import { decideSettlement, settlementAccounts } from "./settlement.core.ts";

const RULES: readonly GameRule[] = [
  parseRule(DAILY_645_RULE),
  parseRule({
    ...DAILY_645_RULE,
    unwonTo: "reserve",
    jackpot: { ...DAILY_645_RULE.jackpot, mustBeWonAfterRollovers: 2 },
  }),
  parseRule({ ...DAILY_645_RULE, fixedPrizesCapMinor: 50_00n }),
  parseRule(PICK_3_RULE),
];

interface DrawStep {
  stakeMinor: bigint;
  /** Units in each tier, highest first; most draws have none in the high ones. */
  units: number[];
}

const step = fc.record({
  stakeMinor: fc.bigInt({ min: 0n, max: 5_000_000_00n }),
  units: fc.array(
    fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(5_000) }),
    {
      minLength: 10,
      maxLength: 10,
    },
  ),
});

/** A ledger in memory: what `postTransfers` does, on a map. */
class Books {
  readonly accounts = new Map<string, Account>();
  moves = 0;

  account(ref: AccountRef): Account {
    const key = accountKey(ref);
    const account = this.accounts.get(key) ?? {
      ...ref,
      id: key,
      postedMinor: 0n,
      heldMinor: 0n,
      allowNegative: ref.kind === "bank",
    };
    this.accounts.set(key, account);
    return account;
  }

  post(requests: readonly { debit: AccountRef; credit: AccountRef; amountMinor: bigint }[]): void {
    for (const { debit, credit } of requests) [debit, credit].map((ref) => this.account(ref));
    const postings = new Postings(this.accounts);
    for (const request of requests) postings.move(request);
    for (const { accountId, postedMinor } of postings.changes()) {
      const account = this.accounts.get(accountId);
      if (account)
        this.accounts.set(accountId, { ...account, postedMinor: account.postedMinor + postedMinor });
    }
    this.moves += requests.length;
  }

  sum(): bigint {
    return sumMinor([...this.accounts.values()].map(({ postedMinor }) => postedMinor));
  }
}

/** One draw through settlement and payment. */
function playDraw(
  books: Books,
  rule: GameRule,
  { stakeMinor, units }: DrawStep,
  index: number,
  rolloversIn: number,
) {
  const draw = { id: `draw-${index}`, gameId: "game", currency: rule.currency, stakeMinor };
  const accounts = settlementAccounts(draw);
  const bank = houseAccount("bank", rule.currency);
  if (stakeMinor > 0n) books.post([{ debit: bank, credit: accounts.sales, amountMinor: stakeMinor }]);
  const hasJackpot = rule.kind === "matrix" && rule.jackpot !== undefined;
  const prizes = computePrizes(rule, {
    stakeMinor,
    jackpotInMinor: hasJackpot ? books.account(accounts.jackpot).postedMinor : 0n,
    rolloverCount: rolloversIn,
    unitsByTier: Object.fromEntries(tiersOf(rule).map(({ tier }, at) => [tier, BigInt(units[at] ?? 0)])),
  });
  const { goodCausesMinor, operatorMinor } = splitSales(rule, stakeMinor);
  const { settlement, transfers } = decideSettlement({
    draw,
    split: { goodCausesMinor, operatorMinor },
    prizes,
    rolloversIn,
    winningLines: 0n,
    reserveMinor: books.account(accounts.reserve).postedMinor,
  });
  books.post(transfers);
  expect(books.account(accounts.sales).postedMinor).toBe(0n);
  expect(books.account(accounts.pool).postedMinor).toBe(settlement.prizesMinor);
  const paidMinor = sumMinor(
    prizes.tiers.map(({ units: won, prizePerUnitMinor }) => won * prizePerUnitMinor),
  );
  expect(paidMinor).toBeLessThanOrEqual(
    settlement.poolMinor + settlement.jackpotInMinor + settlement.topUpMinor,
  );
  if (paidMinor > 0n) books.post([{ debit: accounts.pool, credit: bank, amountMinor: paidMinor }]);
  expect(books.account(accounts.pool).postedMinor).toBe(0n);
  if (hasJackpot) expect(books.account(accounts.jackpot).postedMinor).toBe(settlement.jackpotOutMinor);
  return settlement.rolloversOut;
}

describe("settlement, draw after draw", () => {
  it("parts sum to the whole, prizes are exactly the pool, no account falls below zero, the books sum to zero", () => {
    let operations = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...RULES),
        fc.array(step, { minLength: 20, maxLength: 60 }),
        (rule, steps) => {
          const books = new Books();
          let rollovers = 0;
          steps.forEach((drawStep, index) => {
            rollovers = playDraw(books, rule, drawStep, index, rollovers);
            expect(books.sum()).toBe(0n);
          });
          for (const account of books.accounts.values()) {
            if (!account.allowNegative) expect(account.postedMinor).toBeGreaterThanOrEqual(0n);
          }
          operations += books.moves;
        },
      ),
      { numRuns: 1_000 },
    );
    expect(operations).toBeGreaterThan(100_000);
  });
});
