import { loadStaffNames } from "@sortes/domain/operators/server";
import {
  claimApprovalSchema,
  claimPreparationSchema,
  claimReasonSchema,
  claimStateSchema,
  claimStates,
} from "@sortes/domain/payouts";
import {
  advanceClaim,
  approveClaim,
  listClaims,
  loadClaim,
  requestRejection,
} from "@sortes/domain/payouts/server";
import { z } from "zod";
import { cursorSchema, pageLimitSchema } from "../trpc/paging.schema.ts";
import { router, staffProcedure } from "./trpc.ts";

const claimSchema = z.object({ claimId: z.uuid() });
const claimStepSchema = claimSchema.extend({ reason: claimReasonSchema });

export const claimsRouter = router({
  list: staffProcedure("claims.view")
    .input(
      z.object({
        states: z.array(claimStateSchema).min(1).max(claimStates.length).optional(),
        cursor: cursorSchema,
        limit: pageLimitSchema,
      }),
    )
    .query(({ ctx, input }) => listClaims({ db: ctx.db }, input)),

  /** One claim, with the names of those who moved it. */
  get: staffProcedure("claims.view")
    .input(claimSchema)
    .query(async ({ ctx, input }) => {
      const claim = await loadClaim({ db: ctx.db }, input);
      const ids = claim.events.map(({ actorId }) => actorId);
      return { ...claim, people: await loadStaffNames({ db: ctx.db }, { ids }) };
    }),

  /** Reports one step of the preparation as done; `fromState` is that step. */
  advance: staffProcedure("claims.check")
    .input(claimStepSchema.extend({ fromState: claimPreparationSchema }))
    .mutation(({ ctx, input }) => advanceClaim({ db: ctx.db }, { ...input, actor: ctx.actor })),

  /** Gives the approval that `fromState` names: the one whose effect the person was shown. */
  approve: staffProcedure("claims.approve")
    .input(claimStepSchema.extend({ fromState: claimApprovalSchema }))
    .mutation(({ ctx, input }) => approveClaim({ db: ctx.db }, { ...input, actor: ctx.actor })),

  /** Rejecting a claim takes a second person: `approvals.decide.claim_reject`. */
  requestRejection: staffProcedure("claims.approve")
    .input(claimStepSchema)
    .mutation(({ ctx, input }) => requestRejection({ db: ctx.db }, { ...input, staffId: ctx.staff.id })),
});
