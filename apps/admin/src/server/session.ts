import { readSessionId } from "@sortes/api/auth";
import { DomainError } from "@sortes/domain/errors";
import { can, type Permission, type StaffMember } from "@sortes/domain/operators";
import { requireStaffSession } from "@sortes/domain/operators/server";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { env } from "../env.ts";
import { signInPath } from "../shell/sign-in-path.ts";
import { services } from "./services.ts";

export function sessionIdOf(requestHeaders: Headers): Promise<string | null> {
  return readSessionId({ headers: requestHeaders, site: "staff", secret: env.NEXTAUTH_SECRET });
}

/** Who is signed in, asked of the database once per request, so that a revoked session or role ends at once. */
export const currentStaff = cache(async (): Promise<StaffMember | null> => {
  const sessionId = await sessionIdOf(await headers());
  if (!sessionId) return null;
  try {
    const { staff } = await requireStaffSession({ db: services().db }, { sessionId });
    return staff;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
});

/** For the frame, which stands even while the database is away, so that the page inside can say so. */
export async function staffForFrame(): Promise<StaffMember | null> {
  try {
    return await currentStaff();
  } catch (error) {
    services().logger.warn({ err: error }, "frame without the database");
    return null;
  }
}

/** For every page: nobody gets past sign-in, and what a role may not see does not exist for it. */
export async function requireStaff(permission: Permission): Promise<StaffMember> {
  const staff = await currentStaff();
  if (!staff) {
    const requestHeaders = await headers();
    const next = requestHeaders.get("x-path") ?? "/";
    // Whoever still carries a cookie was signed in until now, and is told so.
    const hadSession = (await sessionIdOf(requestHeaders)) !== null;
    redirect(signInPath({ next, ...(hadSession ? { reason: "ended" as const } : {}) }));
  }
  if (!can(staff.roles, permission)) notFound();
  return staff;
}
