import type { Db, Tx } from "@sortes/db";
import { type AccountRef, accountKey } from "../../wallet/index.ts";
import { loadAccountIds, openAccounts } from "../../wallet/server/index.ts";
import type { Bettor } from "../betting.core.ts";
import { loadHomes, loadJurisdictions } from "./betting.repo.ts";

/** Players and draws of a busy day; what is forgotten is read again. */
const KNOWN_MAX = 100_000;

/**
 * What never changes once it is committed, so that a process reads it once: where a player lives (trigger `kept_guard_of_home`) and
 * the ids of accounts (`kept_guard`). Finding them again was a sixth of the work of a bet.
 */
export class KnownFacts {
  readonly #homes = new Map<string, string>();
  readonly #accountIds = new Map<string, string>();

  /** Players who exist, with what their jurisdiction says today. */
  async bettors(tx: Tx, playerIds: readonly string[]): Promise<Map<string, Bettor>> {
    const strangers = playerIds.filter((id) => !this.#homes.has(id));
    if (strangers.length > 0) {
      for (const { playerId, jurisdictionCode } of await loadHomes(tx, strangers)) {
        remember(this.#homes, playerId, jurisdictionCode);
      }
    }
    const homes = playerIds.flatMap((playerId) => {
      const code = this.#homes.get(playerId);
      return code === undefined ? [] : [{ playerId, code }];
    });
    const jurisdictions = await loadJurisdictions(tx, [...new Set(homes.map(({ code }) => code))]);
    const byCode = new Map(jurisdictions.map(({ code, ...facts }) => [code, facts]));
    return new Map(
      homes.flatMap(({ playerId, code }) => {
        const facts = byCode.get(code);
        return facts ? [[playerId, { playerId, ...facts }] as const] : [];
      }),
    );
  }

  /** Ids of the accounts, opened if need be. One that this transaction opens is not kept: the transaction may roll back. */
  async accountIds(tx: Tx, refs: readonly AccountRef[]): Promise<string[]> {
    const wanted = new Map(refs.map((ref) => [accountKey(ref), ref]));
    const strangers = [...wanted].filter(([key]) => !this.#accountIds.has(key));
    if (strangers.length > 0) {
      const found = await loadAccountIds(
        tx,
        strangers.map(([, ref]) => ref),
      );
      for (const [key, id] of found) remember(this.#accountIds, key, id);
    }
    const ids: string[] = [];
    const unopened: AccountRef[] = [];
    for (const [key, ref] of wanted) {
      const id = this.#accountIds.get(key);
      if (id === undefined) unopened.push(ref);
      else ids.push(id);
    }
    return unopened.length === 0 ? ids : [...ids, ...(await openAccounts(tx, unopened))];
  }

  /** For a database that is not the one the facts came from any more: it was restored from a backup. */
  forget(): void {
    this.#homes.clear();
    this.#accountIds.clear();
  }
}

function remember(facts: Map<string, string>, key: string, fact: string): void {
  if (facts.size >= KNOWN_MAX) facts.clear();
  facts.set(key, fact);
}

const knownOf = new WeakMap<Db, KnownFacts>();

export function knownFacts(db: Db): KnownFacts {
  const known = knownOf.get(db) ?? new KnownFacts();
  knownOf.set(db, known);
  return known;
}
