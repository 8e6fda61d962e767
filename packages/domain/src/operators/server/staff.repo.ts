import type { Db, Queries, Tx } from "@sortes/db";
import type { SessionTimes } from "../../credentials/index.ts";
import type { StaffMember, StaffSession } from "../operator.schema.ts";
import type { StaffRole } from "../permission.schema.ts";

const STAFF = "f.id, f.email, f.name, f.roles::text[] as roles, f.active as is_active, f.created_at";

/** What signing in compares. Never leaves the server surface. */
export interface StaffCredentials {
  id: string;
  passwordHash: string;
  totpSecret: string;
  isActive: boolean;
}

const CREDENTIALS = "id, password_hash, totp_secret, active as is_active";

export function loadStaffCredentials(db: Queries, email: string): Promise<StaffCredentials | undefined> {
  return db.maybeOne<StaffCredentials>(`select ${CREDENTIALS} from staff where email = $1`, [email]);
}

export async function loadStaffEmail(db: Queries, staffId: string): Promise<string | undefined> {
  return (await db.maybeOne<{ email: string }>("select email from staff where id = $1", [staffId]))?.email;
}

export function lockStaffCredentials(tx: Tx, staffId: string): Promise<StaffCredentials | undefined> {
  return tx.maybeOne<StaffCredentials>(`select ${CREDENTIALS} from staff where id = $1 for update`, [
    staffId,
  ]);
}

export function lockStaff(tx: Tx, staffId: string): Promise<StaffMember | undefined> {
  return tx.maybeOne<StaffMember>(`select ${STAFF} from staff f where f.id = $1 for update`, [staffId]);
}

export async function saveRoles(tx: Tx, staffId: string, roles: readonly StaffRole[]): Promise<void> {
  await tx.query("update staff set roles = $2::staff_role[] where id = $1", [staffId, roles]);
}

/** Random, not `uuidv7()`: the id is worth stealing, so it must not be guessable from the time. */
export function saveStaffSession(
  tx: Tx,
  session: { staffId: string; userAgent: string; address: string; hoursMax: number },
): Promise<StaffSession> {
  return tx.one<StaffSession>(
    `insert into staff_session (id, staff_id, user_agent, address, expires_at)
     values (gen_random_uuid(), $1, $2, $3, clock_timestamp() + make_interval(hours => $4))
     returning id, staff_id, created_at, last_seen_at, expires_at`,
    [session.staffId, session.userAgent, session.address, session.hoursMax],
  );
}

export interface StaffOfSession extends StaffMember, SessionTimes {
  sessionId: string;
  now: Date;
}

export function loadStaffOfSession(db: Queries, sessionId: string): Promise<StaffOfSession | undefined> {
  return db.maybeOne<StaffOfSession>(
    {
      name: "operators.load_staff_of_session",
      text: `select ${STAFF}, s.id as session_id, s.last_seen_at, s.expires_at, s.revoked_at, clock_timestamp() as now
        from staff_session s join staff f on f.id = s.staff_id where s.id = $1`,
    },
    [sessionId],
  );
}

export async function touchStaffSession(tx: Tx, sessionId: string): Promise<void> {
  await tx.query(
    "update staff_session set last_seen_at = clock_timestamp() where id = $1 and revoked_at is null",
    [sessionId],
  );
}

export async function saveStaffSessionRevoked(tx: Tx, staffId: string, sessionId: string): Promise<boolean> {
  const revoked = await tx.maybeOne(
    `update staff_session set revoked_at = clock_timestamp()
     where id = $1 and staff_id = $2 and revoked_at is null returning id`,
    [sessionId, staffId],
  );
  return revoked !== undefined;
}

export async function saveAllStaffSessionsRevoked(tx: Tx, staffId: string): Promise<number> {
  const revoked = await tx.query(
    "update staff_session set revoked_at = clock_timestamp() where staff_id = $1 and revoked_at is null returning id",
    [staffId],
  );
  return revoked.length;
}

export function loadStaffPage(db: Db, cursor: string | undefined, limit: number) {
  return db.read.staff.findMany({
    ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}),
    select: { id: true, email: true, name: true, roles: true, active: true, createdAt: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: limit,
  });
}
