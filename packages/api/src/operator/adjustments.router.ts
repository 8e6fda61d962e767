import { adjustmentRequestSchema } from "@sortes/domain/approvals";
import { requestAdjustment } from "@sortes/domain/approvals/server";
import { router, staffProcedure } from "./trpc.ts";

export const adjustmentsRouter = router({
  request: staffProcedure("adjustments.request")
    .input(adjustmentRequestSchema)
    .mutation(({ ctx, input }) => requestAdjustment({ db: ctx.db }, { ...input, requestedBy: ctx.staff.id })),
});
