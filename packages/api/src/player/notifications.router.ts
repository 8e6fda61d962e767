import { listNotifications, markNotificationsRead } from "@sortes/domain/notifications/server";
import { z } from "zod";
import { cursorSchema, pageLimitSchema } from "../trpc/paging.schema.ts";
import { playerProcedure, router } from "./trpc.ts";

export const notificationsRouter = router({
  list: playerProcedure
    .input(z.object({ cursor: cursorSchema, limit: pageLimitSchema }))
    .query(({ ctx, input }) => listNotifications({ db: ctx.db }, { ...input, playerId: ctx.player.id })),

  /** This message and all older ones, so that one which arrives meanwhile stays unread. */
  markRead: playerProcedure
    .input(z.object({ upToId: z.uuid() }))
    .mutation(({ ctx, input }) =>
      markNotificationsRead({ db: ctx.db }, { ...input, playerId: ctx.player.id }),
    ),
});
