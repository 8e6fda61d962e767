import { type Queries, type Tx, uuidArray } from "@sortes/db";
import type { Exclusion, ExclusionSpan, LimitKey, LimitValue, PlayerLimit } from "../protection.schema.ts";

export interface ProtectedPlayer {
  playerId: string;
  isInactive: boolean;
  currency: string;
  timeZone: string;
}

const PROTECTED_PLAYER = `p.id as player_id, p.status <> 'active' as is_inactive, j.currency::text as currency, j.time_zone
  from player p join jurisdiction j on j.code = p.jurisdiction_code where p.id = $1`;

export function loadProtectedPlayer(db: Queries, playerId: string): Promise<ProtectedPlayer | undefined> {
  return db.maybeOne<ProtectedPlayer>(`select ${PROTECTED_PLAYER}`, [playerId]);
}

/**
 * The lock that puts deposits, limits and exclusions of one player in one order. NO KEY UPDATE, because a bet that holds the cash
 * account refers to the player: with a stronger lock here the two would wait for each other.
 */
export function lockProtectedPlayer(tx: Tx, playerId: string): Promise<ProtectedPlayer | undefined> {
  return tx.maybeOne<ProtectedPlayer>(`select ${PROTECTED_PLAYER} for no key update of p`, [playerId]);
}

export function loadNow(db: Queries): Promise<{ now: Date }> {
  return db.one("select clock_timestamp() as now");
}

const LIMIT = "kind::text as kind, period::text as period, amount_minor, pending_amount_minor, pending_from";

export function loadPlayerLimits(db: Queries, playerId: string): Promise<PlayerLimit[]> {
  return db.query<PlayerLimit>(`select ${LIMIT} from player_limit where player_id = $1`, [playerId]);
}

export async function savePlayerLimit(
  tx: Tx,
  playerId: string,
  { kind, period }: LimitKey,
  limit: LimitValue,
): Promise<void> {
  await tx.query(
    `insert into player_limit (player_id, kind, period, amount_minor, pending_amount_minor, pending_from)
     values ($1, $2::limit_kind, $3::limit_period, $4, $5, $6)
     on conflict (player_id, kind, period) do update set amount_minor = excluded.amount_minor,
       pending_amount_minor = excluded.pending_amount_minor, pending_from = excluded.pending_from, updated_at = clock_timestamp()`,
    [playerId, kind, period, limit.amountMinor, limit.pendingAmountMinor, limit.pendingFrom],
  );
}

const EXCLUSION = "id, kind::text as kind, starts_at, ends_at, actor_kind, actor_id, reason";

export function loadPlayerExclusions(db: Queries, playerId: string): Promise<Exclusion[]> {
  return db.query<Exclusion>(
    `select ${EXCLUSION} from exclusion where player_id = $1 order by starts_at desc limit 100`,
    [playerId],
  );
}

/** Those that have not ended, the longest first: however many shorter ones were added, the one that counts is among them. */
export function loadExclusionsNotEnded(db: Queries, playerId: string): Promise<Exclusion[]> {
  return db.query<Exclusion>(
    `select ${EXCLUSION} from exclusion where player_id = $1 and (ends_at is null or ends_at > clock_timestamp())
     order by ends_at desc nulls first limit 100`,
    [playerId],
  );
}

export function saveExclusion(
  tx: Tx,
  playerId: string,
  exclusion: Omit<Exclusion, "id">,
): Promise<Exclusion> {
  return tx.one<Exclusion>(
    `insert into exclusion (player_id, kind, starts_at, ends_at, actor_kind, actor_id, reason)
     values ($1, $2::exclusion_kind, $3, $4, $5, $6, $7) returning ${EXCLUSION}`,
    [
      playerId,
      exclusion.kind,
      exclusion.startsAt,
      exclusion.endsAt,
      exclusion.actorKind,
      exclusion.actorId,
      exclusion.reason,
    ],
  );
}

export interface ConstrainedRow {
  playerId: string;
  isInactive: boolean;
  exclusions: ExclusionSpan[];
  limits: PlayerLimit[];
}

/**
 * Of these players, those whom anything constrains: one round trip for a whole batch, and no row for most players.
 * Text comes out of the JSON, so `parseConstrained` gives it its types.
 */
export async function loadConstrained(tx: Tx, playerIds: readonly string[]): Promise<ConstrainedRow[]> {
  const rows = await tx.query<ConstrainedJson>(
    {
      name: "protection.load_constrained",
      text: `with inactive as (
          select id as player_id from player where id = any($1::uuid[]) and status <> 'active'
        ), excluded as (
          select player_id, jsonb_agg(jsonb_build_object('kind', kind, 'startsAt', starts_at, 'endsAt', ends_at)) as exclusions
          from exclusion
          where player_id = any($1::uuid[]) and (ends_at is null or ends_at > clock_timestamp())
          group by player_id
        ), limited as (
          select player_id, jsonb_agg(jsonb_build_object('kind', kind, 'period', period, 'amountMinor', amount_minor::text,
            'pendingAmountMinor', pending_amount_minor::text, 'pendingFrom', pending_from)) as limits
          from player_limit
          where player_id = any($1::uuid[]) and kind in ('stake', 'loss')
          group by player_id
        )
        select c.player_id, exists (select from inactive i where i.player_id = c.player_id) as is_inactive, e.exclusions, l.limits
        from (
          select player_id from inactive union select player_id from excluded union select player_id from limited
        ) c
        left join excluded e on e.player_id = c.player_id
        left join limited l on l.player_id = c.player_id`,
    },
    [uuidArray(playerIds)],
  );
  return rows.map(parseConstrained);
}

interface ConstrainedJson {
  playerId: string;
  isInactive: boolean;
  exclusions: { kind: ExclusionSpan["kind"]; startsAt: string; endsAt: string | null }[] | null;
  limits:
    | (LimitKey & {
        amountMinor: string | null;
        pendingAmountMinor: string | null;
        pendingFrom: string | null;
      })[]
    | null;
}

function parseConstrained({ playerId, isInactive, exclusions, limits }: ConstrainedJson): ConstrainedRow {
  return {
    playerId,
    isInactive,
    exclusions: (exclusions ?? []).map(({ kind, startsAt, endsAt }) => ({
      kind,
      startsAt: new Date(startsAt),
      endsAt: endsAt === null ? null : new Date(endsAt),
    })),
    limits: (limits ?? []).map(({ kind, period, amountMinor, pendingAmountMinor, pendingFrom }) => ({
      kind,
      period,
      amountMinor: amountMinor === null ? null : BigInt(amountMinor),
      pendingAmountMinor: pendingAmountMinor === null ? null : BigInt(pendingAmountMinor),
      pendingFrom: pendingFrom === null ? null : new Date(pendingFrom),
    })),
  };
}
