import { randomUUID } from "node:crypto";
import type { Db } from "@sortes/db";
import { generateSync } from "otplib";
import { hashPassword } from "../credentials/server/index.ts";
import type { StaffRole } from "../operators/index.ts";
import { signUp } from "../players/server/index.ts";

export const TEST_PASSWORD = "correct horse battery staple";
export const TEST_TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

/** The code an authenticator app shows, now by the database's clock or some 30-second steps ahead. */
export async function totpCode(db: Db, secret: string, stepsAhead = 0): Promise<string> {
  const { epoch } = await db.one<{ epoch: number }>(
    "select floor(extract(epoch from clock_timestamp()))::int as epoch",
  );
  return generateSync({ secret, epoch: epoch + 30 * stepsAhead });
}

export async function createTestJurisdiction(db: Db, code = "TST"): Promise<string> {
  await db.query(
    `insert into jurisdiction (code, name, currency, time_zone, min_age_years, locale)
     values ($1, $1, 'EUR', 'UTC', 18, 'en') on conflict do nothing`,
    [code],
  );
  return code;
}

/** A player who can sign in with `TEST_PASSWORD`. */
export async function signUpTestPlayer(db: Db): Promise<{ playerId: string; email: string }> {
  const email = `player-${randomUUID()}@example.test`;
  const { playerId } = await signUp(
    { db },
    {
      email,
      password: TEST_PASSWORD,
      displayName: "Player",
      birthOn: "1990-01-01",
      jurisdictionCode: await createTestJurisdiction(db),
    },
  );
  return { playerId, email };
}

/** A staff member who can sign in with `TEST_PASSWORD` and codes from `TEST_TOTP_SECRET`. */
export async function createTestStaff(
  db: Db,
  roles: readonly StaffRole[],
): Promise<{ id: string; email: string }> {
  const email = `staff-${randomUUID()}@example.test`;
  const { id } = await db.one<{ id: string }>(
    `insert into staff (email, name, password_hash, totp_secret, roles)
     values ($1, 'Staff', $2, $3, $4::staff_role[]) returning id`,
    [email, await hashPassword(TEST_PASSWORD), TEST_TOTP_SECRET, roles],
  );
  return { id, email };
}
