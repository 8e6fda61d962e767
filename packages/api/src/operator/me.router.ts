import { permissionsOf } from "@sortes/domain/operators";
import { router, staffProcedure } from "./trpc.ts";

export const meRouter = router({
  /** Who is signed in and what the roles allow, for a console that shows nobody a button that would refuse. */
  get: staffProcedure("signed-in").query(({ ctx }) => ({
    staff: ctx.staff,
    permissions: permissionsOf(ctx.staff.roles),
  })),
});
