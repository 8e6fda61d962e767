import { reasonSchema, roleChangePayloadSchema } from "@sortes/domain/operators";
import {
  listStaff,
  requestRoleChange,
  revokeStaffSessions,
  staffPageSchema,
} from "@sortes/domain/operators/server";
import { z } from "zod";
import { router, staffProcedure } from "./trpc.ts";

const colleagueSchema = z.object({ staffId: z.uuid(), reason: reasonSchema });

export const staffRouter = router({
  list: staffProcedure("staff.view")
    .input(staffPageSchema)
    .query(({ ctx, input }) => listStaff({ db: ctx.db }, input)),

  requestRoleChange: staffProcedure("staff.roles.request")
    .input(roleChangePayloadSchema.extend(colleagueSchema.shape))
    .mutation(({ ctx, input }) => requestRoleChange({ db: ctx.db }, { ...input, requestedBy: ctx.staff.id })),

  revokeSessions: staffProcedure("staff.sessions.revoke")
    .input(colleagueSchema)
    .mutation(({ ctx, input }) => revokeStaffSessions({ db: ctx.db }, { ...input, actor: ctx.actor })),
});
