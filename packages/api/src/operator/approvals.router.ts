import { approvalDecisionSchema } from "@sortes/domain/approvals";
import { decideApproval } from "@sortes/domain/approvals/server";
import { type ApprovalKind, permissionToDecide } from "@sortes/domain/operators";
import { approvalFilterSchema, listApprovals, loadApproval } from "@sortes/domain/operators/server";
import { z } from "zod";
import { router, staffProcedure } from "./trpc.ts";

const decisionSchema = approvalDecisionSchema.omit({ kind: true });

/** One procedure for each kind, because deciding each kind is a permission of its own. */
const decide = (kind: ApprovalKind) =>
  staffProcedure(permissionToDecide(kind))
    .input(decisionSchema)
    .mutation(({ ctx, input }) => decideApproval({ db: ctx.db }, { ...input, kind, staffId: ctx.staff.id }));

const decideRouter = router({
  rule_version: decide("rule_version"),
  draw_release: decide("draw_release"),
  draw_cancel: decide("draw_cancel"),
  manual_adjustment: decide("manual_adjustment"),
  role_change: decide("role_change"),
  game_proof: decide("game_proof"),
  claim_reject: decide("claim_reject"),
} satisfies Record<ApprovalKind, unknown>);

export const approvalsRouter = router({
  list: staffProcedure("approvals.view")
    .input(approvalFilterSchema)
    .query(({ ctx, input }) => listApprovals({ db: ctx.db }, input)),

  get: staffProcedure("approvals.view")
    .input(z.object({ approvalId: z.uuid() }))
    .query(({ ctx, input }) => loadApproval({ db: ctx.db }, input)),

  decide: decideRouter,
});
