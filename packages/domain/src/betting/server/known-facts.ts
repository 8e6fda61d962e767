import type { Db, Tx } from "@sortes/db";
import { type AccountRef, accountKey } from "../../wallet/index.ts";
import { type KnownAccount, loadAccountIds, openAccounts } from "../../wallet/server/index.ts";
import type { Home } from "../betting.core.ts";
import { loadHomes, loadJurisdictions } from "./betting.repo.ts";

/** Players and draws of a busy day; what is forgotten is read again. */
const KNOWN_MAX = 100_000;

/**
 * What never changes once it is committed, so that a process reads it once: where a player lives (trigger `kept_guard_of_home`) and
 * the ids of accounts (`kept_guard`). Finding them again was a sixth of the work of a bet.
 */
export class KnownFacts {
  readonly #homes = new Map<string, string>();
  readonly #accounts = new Map<string, KnownAccount>();

  /** What the jurisdiction of each player says today; a player who does not exist is left out. */
  async homes(tx: Tx, playerIds: ReadonlySet<string>): Promise<Map<string, Home>> {
    const strangers = [...playerIds].filter((id) => !this.#homes.has(id));
    if (strangers.length > 0) {
      for (const { playerId, jurisdictionCode } of await loadHomes(tx, strangers)) {
        remember(this.#homes, playerId, jurisdictionCode);
      }
    }
    const codes = new Map<string, string>();
    for (const playerId of playerIds) {
      const code = this.#homes.get(playerId);
      if (code !== undefined) codes.set(playerId, code);
    }
    const jurisdictions = await loadJurisdictions(tx, [...new Set(codes.values())]);
    const byCode = new Map(jurisdictions.map((jurisdiction) => [jurisdiction.code, jurisdiction]));
    const homes = new Map<string, Home>();
    for (const [playerId, code] of codes) {
      const home = byCode.get(code);
      if (home) homes.set(playerId, home);
    }
    return homes;
  }

  /** The accounts, opened if need be. One that this transaction opens is not kept: the transaction may roll back. */
  async accounts(tx: Tx, refs: readonly AccountRef[]): Promise<KnownAccount[]> {
    const accounts: KnownAccount[] = [];
    const strangers = new Map<string, AccountRef>();
    for (const ref of refs) {
      const key = accountKey(ref);
      const known = this.#accounts.get(key);
      if (known) accounts.push(known);
      else strangers.set(key, ref);
    }
    if (strangers.size === 0) return accounts;
    for (const [key, id] of await loadAccountIds(tx, [...strangers.values()])) {
      const account = { ...(strangers.get(key) as AccountRef), id };
      remember(this.#accounts, key, account);
      accounts.push(account);
      strangers.delete(key);
    }
    if (strangers.size === 0) return accounts;
    for (const [key, id] of await openAccounts(tx, [...strangers.values()])) {
      accounts.push({ ...(strangers.get(key) as AccountRef), id });
    }
    return accounts;
  }

  /** For a database that is not the one the facts came from any more: it was restored from a backup. */
  forget(): void {
    this.#homes.clear();
    this.#accounts.clear();
  }
}

function remember<Fact>(facts: Map<string, Fact>, key: string, fact: Fact): void {
  if (facts.size >= KNOWN_MAX) facts.clear();
  facts.set(key, fact);
}

const knownOf = new WeakMap<Db, KnownFacts>();

export function knownFacts(db: Db): KnownFacts {
  const known = knownOf.get(db) ?? new KnownFacts();
  knownOf.set(db, known);
  return known;
}
