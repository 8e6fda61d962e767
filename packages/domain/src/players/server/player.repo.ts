import type { Queries, Tx } from "@sortes/db";
import type { SessionTimes } from "../../credentials/index.ts";
import type { KycState, PlayerProfile, PlayerStatus } from "../player.schema.ts";

const PROFILE = `p.id, p.email, p.display_name, p.birth_on, p.jurisdiction_code, j.currency::text as currency, j.time_zone,
  p.status::text as status, p.kyc_state::text as kyc_state, p.locale, p.email_verified_at, p.totp_secret is not null as has_totp,
  p.created_at`;
const PLAYER_IN_JURISDICTION = "player p join jurisdiction j on j.code = p.jurisdiction_code";

export interface JurisdictionNow {
  timeZone: string;
  minAgeYears: number;
  now: Date;
}

export function loadJurisdictionNow(tx: Tx, code: string): Promise<JurisdictionNow | undefined> {
  return tx.maybeOne<JurisdictionNow>(
    "select time_zone, min_age_years, clock_timestamp() as now from jurisdiction where code = $1",
    [code],
  );
}

export interface NewPlayer {
  email: string;
  passwordHash: string;
  displayName: string;
  birthOn: string;
  jurisdictionCode: string;
  locale: string;
}

/** Undefined when the address is taken. */
export function savePlayer(tx: Tx, player: NewPlayer): Promise<{ id: string } | undefined> {
  return tx.maybeOne<{ id: string }>(
    `insert into player (email, password_hash, display_name, birth_on, jurisdiction_code, locale)
     values ($1, $2, $3, $4::date, $5, $6) on conflict (email) do nothing returning id`,
    [
      player.email,
      player.passwordHash,
      player.displayName,
      player.birthOn,
      player.jurisdictionCode,
      player.locale,
    ],
  );
}

export function loadPlayerProfile(db: Queries, playerId: string): Promise<PlayerProfile | undefined> {
  return db.maybeOne<PlayerProfile>(`select ${PROFILE} from ${PLAYER_IN_JURISDICTION} where p.id = $1`, [
    playerId,
  ]);
}

export interface PlayerOfSession extends PlayerProfile, SessionTimes {
  sessionId: string;
  now: Date;
}

/** One round trip, since every request of a signed-in player starts with it. */
export function loadPlayersOfSessions(
  db: Queries,
  sessionIds: readonly string[],
): Promise<PlayerOfSession[]> {
  return db.query<PlayerOfSession>(
    {
      name: "players.load_players_of_sessions",
      text: `select ${PROFILE}, s.id as session_id, s.last_seen_at, s.expires_at, s.revoked_at, clock_timestamp() as now
        from player_session s join player p on p.id = s.player_id join jurisdiction j on j.code = p.jurisdiction_code
        where s.id = any($1::uuid[])`,
    },
    [sessionIds],
  );
}

/** What signing in and changing credentials compare. Never leaves the server surface. */
export interface PlayerCredentials {
  id: string;
  email: string;
  passwordHash: string;
  totpSecret: string | null;
  status: PlayerStatus;
}

const CREDENTIALS = "id, email, password_hash, totp_secret, status::text as status";

export function loadCredentialsByEmail(db: Queries, email: string): Promise<PlayerCredentials | undefined> {
  return db.maybeOne<PlayerCredentials>(`select ${CREDENTIALS} from player where email = $1`, [email]);
}

export function loadCredentials(db: Queries, playerId: string): Promise<PlayerCredentials | undefined> {
  return db.maybeOne<PlayerCredentials>(`select ${CREDENTIALS} from player where id = $1`, [playerId]);
}

/** NO KEY UPDATE here and below: rows that merely refer to the player (tickets, payouts) need not wait. */
export function lockCredentials(tx: Tx, playerId: string): Promise<PlayerCredentials | undefined> {
  return tx.maybeOne<PlayerCredentials>(`select ${CREDENTIALS} from player where id = $1 for no key update`, [
    playerId,
  ]);
}

export async function savePassword(tx: Tx, playerId: string, passwordHash: string): Promise<void> {
  await tx.query("update player set password_hash = $2 where id = $1", [playerId, passwordHash]);
}

export async function saveTotpSecret(tx: Tx, playerId: string, secret: string | null): Promise<void> {
  await tx.query("update player set totp_secret = $2 where id = $1", [playerId, secret]);
}

export interface PlayerStanding {
  status: PlayerStatus;
  kycState: KycState;
  currency: string;
}

export function lockStanding(tx: Tx, playerId: string): Promise<PlayerStanding | undefined> {
  return tx.maybeOne<PlayerStanding>(
    `select p.status::text as status, p.kyc_state::text as kyc_state, j.currency::text as currency
     from ${PLAYER_IN_JURISDICTION} where p.id = $1 for no key update of p`,
    [playerId],
  );
}

export async function saveStatus(tx: Tx, playerId: string, status: PlayerStatus): Promise<void> {
  await tx.query("update player set status = $2::player_status where id = $1", [playerId, status]);
}

export async function saveKycState(tx: Tx, playerId: string, kycState: KycState): Promise<void> {
  await tx.query("update player set kyc_state = $2::kyc_state where id = $1", [playerId, kycState]);
}

export interface VerificationState {
  email: string;
  locale: string;
  emailVerifiedAt: Date | null;
  /** Mails sent within the last hour; a token lives for 24 h, so its end tells its beginning. */
  sentLastHour: bigint;
  now: Date;
}

export function lockVerification(tx: Tx, playerId: string): Promise<VerificationState | undefined> {
  return tx.maybeOne<VerificationState>(
    `select email, locale, email_verified_at, clock_timestamp() as now,
       (select count(*) from email_token t where t.player_id = player.id
         and t.expires_at > clock_timestamp() + interval '23 hours') as sent_last_hour
     from player where id = $1 for no key update`,
    [playerId],
  );
}

export async function saveEmailToken(tx: Tx, playerId: string, tokenHash: string): Promise<void> {
  await tx.query(
    `insert into email_token (token_hash, player_id, purpose, expires_at)
     values ($1, $2, 'verify_email', clock_timestamp() + interval '24 hours')`,
    [tokenHash, playerId],
  );
}

/** The owner, once: undefined when the token is unknown, used or expired. */
export function consumeEmailToken(tx: Tx, tokenHash: string): Promise<{ playerId: string } | undefined> {
  return tx.maybeOne<{ playerId: string }>(
    `update email_token set used_at = clock_timestamp()
     where token_hash = $1 and purpose = 'verify_email' and used_at is null and expires_at > clock_timestamp()
     returning player_id`,
    [tokenHash],
  );
}

export async function saveEmailVerified(tx: Tx, playerId: string): Promise<void> {
  await tx.query(
    "update player set email_verified_at = coalesce(email_verified_at, clock_timestamp()) where id = $1",
    [playerId],
  );
}
