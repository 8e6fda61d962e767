import type { Db } from "@sortes/db";
import { staffSignInSchema } from "@sortes/domain/operators";
import { requireStaffSession, signInStaff, signOutStaff } from "@sortes/domain/operators/server";
import type { NextAuthOptions } from "next-auth";
import { type AuthSettings, createAuthOptions } from "./auth-options.ts";
import { closeIfOpen, parseForm } from "./sign-in-form.ts";

/** A working day, as the session in the database has it. */
const MAX_AGE_S = 12 * 3_600;

/** The console's sign-in: address, password and code, always all three. */
export function createStaffAuthOptions({ db, ...settings }: { db: Db } & AuthSettings): NextAuthOptions {
  return createAuthOptions(
    {
      site: "staff",
      attempt: "staff-sign-in",
      maxAgeS: MAX_AGE_S,
      openSession: (form) => signInStaff({ db }, parseForm(staffSignInSchema, form)),
      closeSession: (sessionId) =>
        closeIfOpen(async () => {
          const { staff } = await requireStaffSession({ db }, { sessionId });
          await signOutStaff({ db }, { staffId: staff.id, sessionId });
        }),
    },
    settings,
  );
}
