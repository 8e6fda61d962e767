import type { Db } from "@sortes/db";
import type { Actor } from "@sortes/domain/audit";
import type { EntropyPool } from "@sortes/domain/entropy/server";
import { can, type Permission } from "@sortes/domain/operators";
import { requireStaffSession } from "@sortes/domain/operators/server";
import { accessErrors } from "../errors/access.errors.ts";
import type { LiveHub } from "../live/index.ts";
import { makeRoot } from "../trpc/make-root.ts";

/** What the console gives to its procedures: made once per process. */
export interface OperatorServices {
  db: Db;
  live: LiveHub;
  /** Address of the worker's health report. */
  workerHealthUrl: string;
  /** This process's sources of randomness. */
  entropy: EntropyPool;
}

export interface OperatorContext extends OperatorServices {
  /** From the signed cookie; whether the session still stands is asked of the database. */
  sessionId: string | null;
  address: string;
  userAgent: string;
}

/** `signed-in` is any staff member about himself; everything else names its permission. The security suite walks over this. */
export interface OperatorMeta {
  access: "signed-in" | Permission;
}

const root = makeRoot<OperatorContext, OperatorMeta>();

export const router = root.router;

/** Refuses before the input is looked at: first who, then whether that role may. There is no public procedure here. */
export function staffProcedure(access: OperatorMeta["access"]) {
  return root.procedure.meta({ access }).use(async ({ ctx, next, type }) => {
    if (!ctx.sessionId) throw accessErrors.signed_out();
    // A page's own refreshing is no sign of life: what somebody does is a mutation or a page he opens.
    const { staff } = await requireStaffSession(
      { db: ctx.db },
      { sessionId: ctx.sessionId, isActivity: type === "mutation" },
    );
    if (access !== "signed-in" && !can(staff.roles, access)) throw accessErrors.forbidden();
    const actor: Actor = { kind: "staff", id: staff.id };
    return next({ ctx: { ...ctx, sessionId: ctx.sessionId, staff, actor } });
  });
}
