import { tracked } from "@trpc/server";
import { resumeSchema, subscribeFrom } from "../live/index.ts";
import { playerProcedure, publicProcedure, router } from "./trpc.ts";

export const liveRouter = router({
  /** Draw states and results, for every open page. */
  draws: publicProcedure.input(resumeSchema).subscription(async function* ({ ctx, input, signal }) {
    for await (const { id, event } of subscribeFrom(ctx.live, ["public"], input, signal)) {
      yield tracked(id, event);
    }
  }),

  /** The same and what concerns this player: balance, wins, notices. */
  mine: playerProcedure.input(resumeSchema).subscription(async function* ({ ctx, input, signal }) {
    const channels = ["public", `player:${ctx.player.id}`];
    for await (const { id, event } of subscribeFrom(ctx.live, channels, input, signal)) {
      yield tracked(id, event);
    }
  }),
});
