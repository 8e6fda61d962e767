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
  const missing = [...new Set(ruleVersionIds)].filter((id) => !parsed.has(id));
  if (missing.length > 0) {
    if (parsed.size + missing.length > CACHED_MAX) parsed.clear();
    const wanted = parsed.size === 0 ? [...new Set(ruleVersionIds)] : missing;
    for (const row of await loadRules(db, wanted)) parsed.set(row.id, parseRule(row.rule));
  }
  return parsed;
}
