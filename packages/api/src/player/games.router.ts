import { listGames, loadGameSheet } from "@sortes/domain/games/server";
import { z } from "zod";
import { gameIdSchema } from "../trpc/ids.schema.ts";
import { publicProcedure, router, visitorProcedure } from "./trpc.ts";

export const gamesRouter = router({
  /** What is on sale: everywhere for a visitor, where he lives for a player. */
  list: visitorProcedure.query(({ ctx }) =>
    listGames({ db: ctx.db }, { enabled: true, jurisdictionCode: ctx.player?.jurisdictionCode }),
  ),

  /** A game with its rules, exact odds and what it returns to players in the long run. */
  get: publicProcedure
    .input(z.object({ gameId: gameIdSchema }))
    .query(({ ctx, input }) => loadGameSheet({ db: ctx.db }, input)),
});
