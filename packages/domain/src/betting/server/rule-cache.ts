import type { Queries } from "@sortes/db";
import { type GameRule, parseRule } from "../../games/index.ts";
import { loadRules } from "./betting.repo.ts";

/** Rule versions never change once a draw pins them, so a parsed one stays true for as long as the process lives. */
const parsed = new Map<string, GameRule>();

/** A few hundred versions in a process's life; the limit is for the one that runs for years. */
const CACHED_MAX = 1_000;

export async function loadParsedRules(
  db: Queries,
  ruleVersionIds: readonly string[],
): Promise<ReadonlyMap<string, GameRule>> {
  const rules = new Map<string, GameRule>();
  const missing = new Set<string>();
  for (const id of ruleVersionIds) {
    const rule = parsed.get(id);
    if (rule) rules.set(id, rule);
    else missing.add(id);
  }
  if (missing.size === 0) return rules;
  if (parsed.size + missing.size > CACHED_MAX) parsed.clear();
  for (const row of await loadRules(db, [...missing])) {
    const rule = parseRule(row.rule);
    parsed.set(row.id, rule);
    rules.set(row.id, rule);
  }
  return rules;
}
