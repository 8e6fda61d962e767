import { loadRandomness, testOutput } from "@sortes/domain/entropy/server";
import { z } from "zod";
import { gameIdSchema } from "../trpc/ids.schema.ts";
import { router, staffProcedure } from "./trpc.ts";

export const randomnessRouter = router({
  /** Tests each source anew, so that what is shown is so now. */
  report: staffProcedure("randomness.view").query(({ ctx }) => loadRandomness(ctx)),

  /** Takes some seconds: one game at a time, so that a page can show how far it is. */
  test: staffProcedure("randomness.test")
    .input(z.object({ gameId: gameIdSchema }))
    .mutation(({ ctx, input }) => testOutput(ctx, { ...input, actor: ctx.actor })),
});
