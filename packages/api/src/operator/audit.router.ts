import { checkAuditChain, listAudit } from "@sortes/domain/audit/server";
import { loadStaffNames } from "@sortes/domain/operators/server";
import { z } from "zod";
import { pageLimitSchema } from "../trpc/paging.schema.ts";
import { router, staffProcedure } from "./trpc.ts";

const textFilterSchema = z.string().trim().min(1).max(100).optional();

export const auditRouter = router({
  list: staffProcedure("audit.view")
    .input(
      z.object({
        actorId: textFilterSchema,
        subjectId: textFilterSchema,
        /** Part of an action's name. */
        action: textFilterSchema,
        cursor: z.bigint().positive().optional(),
        limit: pageLimitSchema,
      }),
    )
    .query(async ({ ctx, input }) => {
      const page = await listAudit({ db: ctx.db }, input);
      const ids = page.items.flatMap(({ actorId, subjectId }) => [actorId, subjectId]);
      return { ...page, people: await loadStaffNames({ db: ctx.db }, { ids }) };
    }),

  verify: staffProcedure("audit.verify").mutation(({ ctx }) =>
    checkAuditChain({ db: ctx.db }, { actor: ctx.actor }),
  ),
});
