import { type Db, type Queries, type Tx, toJson } from "@sortes/db";
import { scheduleSchema } from "../../draws/index.ts";
import { type ProofPolicy, proofPolicySchema } from "../../proof/index.ts";
import type { GameRule, RuleVersionState } from "../game.schema.ts";
import type { Game } from "./game.types.ts";

const GAME_COLUMNS = `id, name, kind::text as kind, currency::text as currency, time_zone, enabled, schedule, grace_ms,
  instant_limit_minor, proof, claim_period_days, sort_order`;

const VERSION_COLUMNS = `id, game_id, version, state::text as state, rule, rule_hash::text as rule_hash, note, created_by, approved_by,
  created_at, published_at`;

type GameRow = Omit<Game, "schedule" | "proof"> & { schedule: unknown; proof: unknown };

const toGame = (row: GameRow): Game => ({
  ...row,
  schedule: scheduleSchema.parse(row.schedule),
  proof: proofPolicySchema.parse(row.proof),
});

/** A rule version as stored; its rule is still JSON. */
export interface RuleVersionRow {
  id: string;
  gameId: string;
  version: number;
  state: RuleVersionState;
  rule: unknown;
  ruleHash: string;
  note: string;
  createdBy: string;
  approvedBy: string | null;
  createdAt: Date;
  publishedAt: Date | null;
}

export async function loadGameRow(db: Queries, gameId: string): Promise<Game | undefined> {
  const row = await db.maybeOne<GameRow>(`select ${GAME_COLUMNS} from game where id = $1`, [gameId]);
  return row && toGame(row);
}

/** Serialises whatever numbers things per game: draws and rule versions. */
export async function lockGameRow(tx: Tx, gameId: string): Promise<Game | undefined> {
  const row = await tx.maybeOne<GameRow>(`select ${GAME_COLUMNS} from game where id = $1 for no key update`, [
    gameId,
  ]);
  return row && toGame(row);
}

export async function loadGameRows(
  db: Db,
  where: { jurisdictionCode?: string | undefined; enabled?: boolean | undefined },
): Promise<Game[]> {
  const rows = await db.read.game.findMany({
    where: {
      ...(where.enabled === undefined ? {} : { enabled: where.enabled }),
      ...(where.jurisdictionCode
        ? { jurisdictions: { some: { jurisdictionCode: where.jurisdictionCode } } }
        : {}),
    },
    omit: { createdAt: true },
    orderBy: [{ sortOrder: "asc" }, { id: "asc" }],
    take: GAMES_MAX,
  });
  return rows.map(toGame);
}

/** Enabled games with published rules, read as ids: a row that cannot be parsed is found by whoever works on that game alone. */
export async function loadSellingGameIds(db: Queries): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select g.id from game g
     where g.enabled and exists (select from rule_version v where v.game_id = g.id and v.state = 'published')
     order by g.sort_order, g.id limit $1`,
    [GAMES_MAX],
  );
  return rows.map(({ id }) => id);
}

/** Far more games than one operator runs. */
const GAMES_MAX = 100;

export async function saveGameEnabled(tx: Tx, gameId: string, enabled: boolean): Promise<void> {
  await tx.query("update game set enabled = $2 where id = $1", [gameId, enabled]);
}

export async function saveProofPolicy(tx: Tx, gameId: string, policy: ProofPolicy): Promise<void> {
  await tx.query("update game set proof = $2::jsonb where id = $1", [gameId, policy]);
}

export function loadNewestPublished(db: Queries, gameId: string): Promise<RuleVersionRow | undefined> {
  return db.maybeOne<RuleVersionRow>(
    `select ${VERSION_COLUMNS} from rule_version where game_id = $1 and state = 'published' order by version desc limit 1`,
    [gameId],
  );
}

/** The newest published version of each game. */
export function loadAllNewestPublished(db: Queries): Promise<RuleVersionRow[]> {
  return db.query<RuleVersionRow>(
    `select distinct on (game_id) ${VERSION_COLUMNS} from rule_version where state = 'published' order by game_id, version desc`,
  );
}

export function loadRuleVersionRow(db: Queries, ruleVersionId: string): Promise<RuleVersionRow | undefined> {
  return db.maybeOne<RuleVersionRow>(`select ${VERSION_COLUMNS} from rule_version where id = $1`, [
    ruleVersionId,
  ]);
}

export function lockRuleVersionRow(tx: Tx, ruleVersionId: string): Promise<RuleVersionRow | undefined> {
  return tx.maybeOne<RuleVersionRow>(`select ${VERSION_COLUMNS} from rule_version where id = $1 for update`, [
    ruleVersionId,
  ]);
}

export function loadRuleVersionPage(db: Db, gameId: string, below: number | undefined, limit: number) {
  return db.read.ruleVersion.findMany({
    where: { gameId, ...(below === undefined ? {} : { version: { lt: below } }) },
    orderBy: { version: "desc" },
    take: limit,
  });
}

/** The next number of the game; the caller holds the game's lock. */
export function saveRuleVersion(
  tx: Tx,
  draft: { gameId: string; rule: GameRule; ruleHash: string; note: string; createdBy: string },
): Promise<RuleVersionRow> {
  return tx.one<RuleVersionRow>(
    `insert into rule_version (game_id, version, rule, rule_hash, note, created_by)
     select $1, coalesce(max(version), 0) + 1, $2::jsonb, $3, $4, $5 from rule_version where game_id = $1
     returning ${VERSION_COLUMNS}`,
    [draft.gameId, toJson(draft.rule), draft.ruleHash, draft.note, draft.createdBy],
  );
}

export async function saveRuleVersionState(
  tx: Tx,
  ruleVersionId: string,
  state: "submitted" | "rejected",
): Promise<void> {
  await tx.query("update rule_version set state = $2::rule_version_state where id = $1", [
    ruleVersionId,
    state,
  ]);
}

export async function savePublication(tx: Tx, ruleVersionId: string, approvedBy: string): Promise<void> {
  await tx.query(
    `update rule_version set state = 'published', approved_by = $2, published_at = clock_timestamp() where id = $1`,
    [ruleVersionId, approvedBy],
  );
}
