import { exclusionRequestSchema, limitRequestSchema } from "@sortes/domain/protection";
import {
  excludeSelf,
  loadExclusions,
  loadLimits,
  loadNetPosition,
  setLimit,
} from "@sortes/domain/protection/server";
import { playerProcedure, router } from "./trpc.ts";

export const protectionRouter = router({
  limits: playerProcedure.query(({ ctx }) => loadLimits({ db: ctx.db }, { playerId: ctx.player.id })),

  setLimit: playerProcedure
    .input(limitRequestSchema)
    .mutation(({ ctx, input }) => setLimit({ db: ctx.db }, { ...input, playerId: ctx.player.id })),

  exclusions: playerProcedure.query(({ ctx }) => loadExclusions({ db: ctx.db }, { playerId: ctx.player.id })),

  excludeSelf: playerProcedure
    .input(exclusionRequestSchema)
    .mutation(({ ctx, input }) => excludeSelf({ db: ctx.db }, { playerId: ctx.player.id, request: input })),

  netPosition: playerProcedure.query(({ ctx }) =>
    loadNetPosition({ db: ctx.db }, { playerId: ctx.player.id }),
  ),
});
