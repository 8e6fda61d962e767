import type { Db } from "@sortes/db";
import type { Actor } from "@sortes/domain/audit";
import { can, type Permission } from "@sortes/domain/operators";
import { requireStaffSession } from "@sortes/domain/operators/server";
import { initTRPC } from "@trpc/server";
import superjson from "superjson";
import { accessErrors } from "../errors/access.errors.ts";
import { describeError, withStatus } from "../errors/describe-error.ts";
import type { LiveHub } from "../live/index.ts";
import { sseOptions } from "../trpc/sse-options.ts";

/** What the console gives to its procedures: made once per process. */
export interface OperatorServices {
  db: Db;
  live: LiveHub;
  /** Address of the worker's health report. */
  workerHealthUrl: string;
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

const t = initTRPC
  .context<OperatorContext>()
  .meta<OperatorMeta>()
  .create({
    transformer: superjson,
    // Replaces tRPC's data as a whole, so that no stack reaches a browser.
    errorFormatter: ({ shape, error }) => {
      const description = describeError(error);
      const { httpStatus, path } = shape.data;
      return { ...shape, message: description.code, data: { httpStatus, path, ...description } };
    },
    sse: sseOptions,
  });

const withErrorStatus = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  throw withStatus(result.error);
});

export const router = t.router;

/** Refuses before the input is looked at: first who, then whether that role may. There is no public procedure here. */
export function staffProcedure(access: OperatorMeta["access"]) {
  return t.procedure
    .meta({ access })
    .use(withErrorStatus)
    .use(async ({ ctx, next, type }) => {
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
