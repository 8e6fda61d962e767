import type { Db, Queries } from "@sortes/db";
import { assertInvariant } from "../../errors/index.ts";
import { parseRule } from "../game.core.ts";
import { gameErrors } from "../game.errors.ts";
import { computeRuleHash } from "../rule-hash.core.ts";
import {
  loadAllNewestPublished,
  loadNewestPublished,
  loadRuleVersionPage,
  loadRuleVersionRow,
  type RuleVersionRow,
} from "./game.repo.ts";
import type { StoredRuleVersion } from "./game.types.ts";

/** The rules that a draw scheduled now would be sold under. @throws game.no_published_rule */
export async function loadPublishedRule(
  { db }: { db: Queries },
  { gameId }: { gameId: string },
): Promise<StoredRuleVersion> {
  const row = await loadNewestPublished(db, gameId);
  if (!row) throw gameErrors.no_published_rule({ details: { gameId } });
  return toRuleVersion(row);
}

/** The newest published rules of every game that has any, by the game's id. */
export async function loadPublishedRules({ db }: { db: Queries }): Promise<Map<string, StoredRuleVersion>> {
  const rows = await loadAllNewestPublished(db);
  return new Map(rows.map((row) => [row.gameId, toRuleVersion(row)]));
}

/** @throws game.rule_version_not_found */
export async function loadRuleVersion(
  { db }: { db: Queries },
  { ruleVersionId }: { ruleVersionId: string },
): Promise<StoredRuleVersion> {
  const row = await loadRuleVersionRow(db, ruleVersionId);
  if (!row) throw gameErrors.rule_version_not_found();
  return toRuleVersion(row);
}

/** Versions of a game, newest first. `cursor` is the version number to continue below; `limit` is 1–100. */
export async function listRuleVersions(
  { db }: { db: Db },
  { gameId, cursor, limit }: { gameId: string; cursor?: number | undefined; limit: number },
): Promise<{ items: StoredRuleVersion[]; nextCursor: number | undefined }> {
  const rows = await loadRuleVersionPage(db, gameId, cursor, limit + 1);
  const items = rows.slice(0, limit).map(toRuleVersion);
  return { items, nextCursor: rows.length > limit ? items.at(-1)?.version : undefined };
}

/** A rule that no longer has the hash it was approved under was changed behind our back, and nothing may be sold by it. */
export function toRuleVersion(row: RuleVersionRow): StoredRuleVersion {
  const rule = parseRule(row.rule);
  assertInvariant(computeRuleHash(rule) === row.ruleHash, "the stored rule does not have its hash", {
    ruleVersionId: row.id,
  });
  return { ...row, rule };
}
