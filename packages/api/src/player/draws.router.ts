import { loadServerTime } from "@sortes/domain/clock/server";
import { drawIdSchema } from "@sortes/domain/draws";
import { listOpenDraws, listResults, loadDraw, loadPrizeEstimates } from "@sortes/domain/draws/server";
import { loadRuleVersion } from "@sortes/domain/games/server";
import { loadCertificate } from "@sortes/domain/proof/server";
import { z } from "zod";
import { gameIdSchema } from "../trpc/ids.schema.ts";
import { cursorSchema, pageLimitSchema } from "../trpc/paging.schema.ts";
import { publicProcedure, router, visitorProcedure } from "./trpc.ts";

const drawSchema = z.object({ drawId: drawIdSchema });

export const drawsRouter = router({
  /** What sells now: everywhere for a visitor, where he lives for a player. Countdowns run on `serverNow`. */
  open: visitorProcedure
    .input(z.object({ gameId: gameIdSchema.optional(), perGame: z.int().min(1).max(20).default(7) }))
    .query(({ ctx, input }) =>
      listOpenDraws({ db: ctx.db }, { ...input, jurisdictionCode: ctx.player?.jurisdictionCode }),
    ),

  /** Prizes by sales so far: asked again while the page is open. */
  estimates: publicProcedure
    .input(drawSchema)
    .query(({ ctx, input }) => loadPrizeEstimates({ db: ctx.db }, input)),

  results: publicProcedure
    .input(
      z.object({
        gameId: gameIdSchema.optional(),
        on: z.iso.date().optional(),
        cursor: cursorSchema,
        limit: pageLimitSchema,
      }),
    )
    .query(({ ctx, input }) => listResults({ db: ctx.db }, input)),

  /** One draw; result and tiers from its publication on. */
  result: publicProcedure.input(drawSchema).query(({ ctx, input }) => loadDraw({ db: ctx.db }, input)),

  /** The rules a draw is sold and judged under: those it was scheduled with, even if the game has newer ones. */
  rule: publicProcedure.input(drawSchema).query(async ({ ctx, input }) => {
    const { ruleVersionId } = await loadDraw({ db: ctx.db }, input);
    const { version, rule, ruleHash } = await loadRuleVersion({ db: ctx.db }, { ruleVersionId });
    return { version, rule, ruleHash };
  }),

  /** The certificate of a published draw, as the very text that was signed: saved to a file it can be verified. */
  certificate: publicProcedure
    .input(drawSchema)
    .query(({ ctx, input }) => loadCertificate({ db: ctx.db }, input)),

  serverTime: publicProcedure.query(({ ctx }) => loadServerTime({ db: ctx.db })),
});
