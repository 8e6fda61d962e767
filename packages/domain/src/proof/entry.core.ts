import type { GameResult } from "../games/index.ts";
import { canonicalJson } from "../money/index.ts";
import type { OfDraw } from "./people.core.ts";
import { type Entry, headOf, type Statement } from "./proof.schema.ts";

/** What an official of a physical draw signs: what was drawn, bound to what was sealed. `at` is an instant to the microsecond. */
export function entryBody(
  draw: OfDraw,
  { role, at, sealHash, result }: { role: string; at: string; sealHash: string; result: GameResult },
): Entry {
  return { ...headOf("entry", draw), role, at, sealHash, result };
}

export type EntriesVerdict =
  /** An official has not keyed in yet, or not again. */
  | { state: "incomplete" }
  | { state: "differ" }
  | { state: "agree"; entries: Statement<Entry>[]; result: GameResult };

/**
 * What two officials saw, from everything that each keyed in, oldest first. Only what they keyed in the same number of times is compared,
 * so nobody amends an entry in the light of the other's alone.
 */
export function decideEntries(byOfficial: readonly (readonly Statement<Entry>[])[]): EntriesVerdict {
  const attempts = new Set(byOfficial.map(({ length }) => length));
  const entries = byOfficial.flatMap((own) => own.slice(-1));
  const [first] = entries;
  if (attempts.size !== 1 || !first) return { state: "incomplete" };
  const seen = new Set(entries.map(({ body }) => canonicalJson(body.result)));
  return seen.size === 1 ? { state: "agree", entries, result: first.body.result } : { state: "differ" };
}

/** Whether an official with so many entries may key in: the first time, or again after both keyed in and differ. */
export function mayEnter(own: number, other: number, verdict: EntriesVerdict): boolean {
  return verdict.state !== "agree" && own <= other;
}
