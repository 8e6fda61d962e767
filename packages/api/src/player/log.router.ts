import { drawIdSchema } from "@sortes/domain/draws";
import { listLogEntries, loadLogHead } from "@sortes/domain/proof/server";
import { z } from "zod";
import { pageLimitSchema } from "../trpc/paging.schema.ts";
import { publicProcedure, router } from "./trpc.ts";

/** The public log as its page shows it; programs read its files. */
export const logRouter = router({
  /** The newest signed head, and the keys to pin: the log's, and the draw key that signs receipts and certificates. */
  head: publicProcedure.query(async ({ ctx }) => ({
    ...(await loadLogHead({ db: ctx.db })),
    drawKey: ctx.drawSigner.publicKey,
  })),

  /** Newest first, of all draws or of one; `cursor` is the place of the last entry of the page before. */
  entries: publicProcedure
    .input(
      z.object({
        drawId: drawIdSchema.optional(),
        cursor: z.int().min(0).optional(),
        limit: pageLimitSchema,
      }),
    )
    .query(({ ctx, input }) => listLogEntries({ db: ctx.db }, input)),
});
