import { advisoryLocks, type Tx } from "@sortes/db";
import type { GamePlan, JurisdictionPlan, PlayerPlan, StaffPlan } from "../seed-plan.core.ts";

/** One seed at a time, whatever started it. */
export async function lockSeed(tx: Tx): Promise<void> {
  await tx.query("select pg_advisory_xact_lock($1)", [advisoryLocks.seed]);
}

export async function saveGames(tx: Tx, games: readonly GamePlan[]): Promise<void> {
  for (const [position, { id, name, rule, timeZone, schedule }] of games.entries()) {
    await tx.query(
      `insert into game (id, name, kind, currency, time_zone, schedule, instant_limit_minor, sort_order)
       values ($1, $2, $3::game_kind, $4, $5, $6::jsonb, 60000, $7) on conflict (id) do nothing`,
      [id, name, rule.kind, rule.currency, timeZone, schedule, position],
    );
  }
}

export async function saveJurisdictions(tx: Tx, jurisdictions: readonly JurisdictionPlan[]): Promise<void> {
  for (const place of jurisdictions) {
    await tx.query(
      `insert into jurisdiction (code, name, currency, time_zone, min_age_years, locale)
       values ($1, $2, $3, $4, $5, $6) on conflict (code) do nothing`,
      [place.code, place.name, place.currency, place.timeZone, place.minAgeYears, place.locale],
    );
    await tx.query(
      `insert into jurisdiction_game (jurisdiction_code, game_id) select $1, unnest($2::text[]) on conflict do nothing`,
      [place.code, place.gameIds],
    );
    for (const rule of place.taxRules) {
      await tx.query(
        `insert into tax_rule (jurisdiction_code, valid_from_on, report_from_minor, report_from_stake_times, withhold_above_minor,
           withhold_bps)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
        [
          place.code,
          rule.validFromOn,
          rule.reportFromMinor,
          rule.reportFromStakeTimes,
          rule.withholdAboveMinor,
          rule.withholdBps,
        ],
      );
    }
  }
}

export async function loadKnownEmails(tx: Tx, table: "staff" | "player"): Promise<Set<string>> {
  const statement = table === "staff" ? "select email from staff" : "select email from player";
  const rows = await tx.query<{ email: string }>(`${statement} where email like '%@example.com'`);
  return new Set(rows.map(({ email }) => email));
}

export async function saveStaff(tx: Tx, staff: StaffPlan, passwordHash: string): Promise<void> {
  await tx.query(
    `insert into staff (id, email, name, password_hash, totp_secret, roles) values ($1, $2, $3, $4, $5, $6::staff_role[])
     on conflict (email) do nothing`,
    [staff.id, staff.email, staff.name, passwordHash, staff.totpSecret, [staff.role]],
  );
}

export async function savePlayer(tx: Tx, player: PlayerPlan, passwordHash: string): Promise<void> {
  await tx.query(
    `insert into player (id, email, password_hash, display_name, birth_on, jurisdiction_code, kyc_state, email_verified_at)
     values ($1, $2, $3, $4, $5, $6, 'verified', clock_timestamp()) on conflict (email) do nothing`,
    [player.id, player.email, passwordHash, player.name, player.birthOn, player.jurisdictionCode],
  );
}

export async function loadGamesWithoutVersion(tx: Tx, gameIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `select g.id from game g where g.id = any($1::text[])
       and not exists (select from rule_version v where v.game_id = g.id)`,
    [gameIds],
  );
  return new Set(rows.map(({ id }) => id));
}
