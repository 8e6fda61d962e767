import { walletErrors } from "./wallet.errors.ts";
import { type Account, type AccountRef, accountKey, type TransferRequest } from "./wallet.schema.ts";

/** What a batch of transfers does to one account. */
export interface AccountChange {
  accountId: string;
  postedMinor: bigint;
  heldMinor: bigint;
  /** Number of transfers that touched the account. */
  touches: bigint;
}

export const availableMinor = (account: Pick<Account, "postedMinor" | "heldMinor">): bigint =>
  account.postedMinor - account.heldMinor;

/** Only the bank, an asset of the house, is allowed below zero. */
export const allowsNegative = (ref: AccountRef): boolean => ref.ownerKind === "house" && ref.kind === "bank";

/**
 * Gathers the effect of transfers on accounts in the order they are applied, refusing the first that is not covered.
 * Keeps the accounts it was given unchanged.
 */
export class Postings {
  readonly #accounts: ReadonlyMap<string, Account>;
  readonly #changes = new Map<string, AccountChange>();

  /** Accounts by `accountKey`, for a caller who names them by what they are. */
  constructor(accounts: ReadonlyMap<string, Account> = new Map()) {
    this.#accounts = accounts;
  }

  account(ref: AccountRef): Account {
    const account = this.#accounts.get(accountKey(ref));
    if (!account) throw new RangeError(`account ${accountKey(ref)} was not locked`);
    return account;
  }

  /** Balance that can still be spent, after what was applied so far. */
  availableMinor(account: Account): bigint {
    const change = this.#changes.get(account.id);
    return availableMinor(account) + (change ? change.postedMinor - change.heldMinor : 0n);
  }

  move({ debit, credit, amountMinor }: Pick<TransferRequest, "debit" | "credit" | "amountMinor">): void {
    this.moveAll(this.account(debit), [{ credit: this.account(credit), amountMinor }]);
  }

  /** Moves from one account, all or none: the sum is checked before the first is applied. */
  moveAll(debit: Account, moves: readonly { credit: Account; amountMinor: bigint }[]): void {
    let totalMinor = 0n;
    for (const { amountMinor } of moves) {
      requirePositive(amountMinor);
      totalMinor += amountMinor;
    }
    this.#requireFunds(debit, totalMinor);
    for (const { credit, amountMinor } of moves) {
      this.#change(debit, -amountMinor, 0n);
      this.#change(credit, amountMinor, 0n);
    }
  }

  hold(request: Pick<TransferRequest, "debit" | "amountMinor">): void {
    const debit = this.account(request.debit);
    requirePositive(request.amountMinor);
    this.#requireFunds(debit, request.amountMinor);
    this.#change(debit, 0n, request.amountMinor);
  }

  /** Posts `amountMinor` (up to what was held) and gives the rest of the hold back. */
  postHeld(debit: Account, credit: Account, heldMinor: bigint, amountMinor: bigint): void {
    requirePositive(amountMinor);
    if (amountMinor > heldMinor) throw walletErrors.amount_invalid();
    this.#change(debit, -amountMinor, -heldMinor);
    this.#change(credit, amountMinor, 0n);
  }

  voidHeld(debit: Account, heldMinor: bigint): void {
    this.#change(debit, 0n, -heldMinor);
  }

  changes(): AccountChange[] {
    return [...this.#changes.values()];
  }

  #requireFunds(account: Account, amountMinor: bigint): void {
    const available = this.availableMinor(account);
    if (!account.allowNegative && available < amountMinor) {
      throw walletErrors.insufficient_funds({
        details: { availableMinor: available, neededMinor: amountMinor, currency: account.currency },
      });
    }
  }

  #change(account: Account, postedMinor: bigint, heldMinor: bigint): void {
    const change = this.#changes.get(account.id) ?? {
      accountId: account.id,
      postedMinor: 0n,
      heldMinor: 0n,
      touches: 0n,
    };
    change.postedMinor += postedMinor;
    change.heldMinor += heldMinor;
    change.touches += 1n;
    this.#changes.set(account.id, change);
  }
}

function requirePositive(amountMinor: bigint): void {
  if (amountMinor <= 0n) throw walletErrors.amount_invalid({ details: { amountMinor } });
}
