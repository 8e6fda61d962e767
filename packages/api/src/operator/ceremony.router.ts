import { staffProofSchema } from "@sortes/domain/operators/server";
import {
  ceremonyKeySchema,
  entryStatementSchema,
  openedFragmentSchema,
  shareCommitmentSchema,
  shareRevealSchema,
} from "@sortes/domain/proof";
import {
  commitShare,
  handInFragment,
  listCeremonyKeys,
  listEntriesDue,
  listSeatsToCommit,
  loadSharesDue,
  recordEntry,
  registerCeremonyKey,
  revealShare,
  seatPageSchema,
} from "@sortes/domain/proof/server";
import { z } from "zod";
import { router, staffProcedure } from "./trpc.ts";

/**
 * What staff do in draws with keys of their own. No permission opens a seat: the terms of a draw name a key, and only who registered it
 * may speak for its role. So an auditor, who may change nothing else, can take part.
 */
export const ceremonyRouter = router({
  keys: staffProcedure("signed-in").query(({ ctx }) =>
    listCeremonyKeys({ db: ctx.db }, { staffId: ctx.staff.id }),
  ),

  registerKey: staffProcedure("signed-in")
    .input(staffProofSchema.extend({ key: ceremonyKeySchema }))
    .mutation(({ ctx, input }) => registerCeremonyKey({ db: ctx.db }, { ...input, staffId: ctx.staff.id })),

  /** Draws that wait for a share of this person. */
  waiting: staffProcedure("signed-in")
    .input(seatPageSchema)
    .query(({ ctx, input }) => listSeatsToCommit({ db: ctx.db }, { ...input, staffId: ctx.staff.id })),

  commit: staffProcedure("signed-in")
    .input(shareCommitmentSchema)
    .mutation(({ ctx, input }) => commitShare({ db: ctx.db }, { staffId: ctx.staff.id, commitment: input })),

  /** What this person is to hand in now that draws are sealed. */
  due: staffProcedure("signed-in").query(({ ctx }) =>
    loadSharesDue({ db: ctx.db }, { staffId: ctx.staff.id }),
  ),

  reveal: staffProcedure("signed-in")
    .input(shareRevealSchema)
    .mutation(({ ctx, input }) => revealShare({ db: ctx.db }, { staffId: ctx.staff.id, reveal: input })),

  /** A fragment of somebody else's share, which this person holds as a role of the draw. */
  openFragment: staffProcedure("signed-in")
    .input(z.object({ holder: openedFragmentSchema.shape.role, fragment: openedFragmentSchema }))
    .mutation(({ ctx, input }) => handInFragment({ db: ctx.db }, { ...input, staffId: ctx.staff.id })),

  /** Physical draws whose result this person has to key in. */
  entries: staffProcedure("signed-in").query(({ ctx }) =>
    listEntriesDue({ db: ctx.db }, { staffId: ctx.staff.id }),
  ),

  enter: staffProcedure("signed-in")
    .input(entryStatementSchema)
    .mutation(({ ctx, input }) => recordEntry({ db: ctx.db }, { staffId: ctx.staff.id, entry: input })),
});
