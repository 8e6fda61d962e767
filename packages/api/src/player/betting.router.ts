import { idempotencyKeySchema, purchaseInputSchema } from "@sortes/domain/betting";
import { listTickets, loadTicket, quotePurchase } from "@sortes/domain/betting/server";
import { loadReceipt } from "@sortes/domain/proof/server";
import { z } from "zod";
import { gameIdSchema } from "../trpc/ids.schema.ts";
import { cursorSchema, pageLimitSchema } from "../trpc/paging.schema.ts";
import { playerProcedure, router, visitorProcedure } from "./trpc.ts";

export const bettingRouter = router({
  /**
   * Price, draws and, for a player, the balance afterwards: before anything is bought. Changes nothing; it is a mutation
   * because a hundred lines are too long for an address.
   */
  quote: visitorProcedure
    .input(purchaseInputSchema)
    .mutation(({ ctx, input }) =>
      quotePurchase({ db: ctx.db }, { purchase: input, playerId: ctx.player?.id ?? null }),
    ),

  buy: playerProcedure
    .input(z.object({ idempotencyKey: idempotencyKeySchema, purchase: purchaseInputSchema }))
    .mutation(({ ctx, input }) => ctx.bets.place({ ...input, playerId: ctx.player.id, channel: "web" })),

  tickets: playerProcedure
    .input(
      z.object({
        status: z.enum(["all", "waiting", "won", "finished"]).default("all"),
        gameId: gameIdSchema.optional(),
        drawId: z.uuid().optional(),
        cursor: cursorSchema,
        limit: pageLimitSchema,
      }),
    )
    .query(({ ctx, input }) => listTickets({ db: ctx.db }, { ...input, playerId: ctx.player.id })),

  ticket: playerProcedure
    .input(z.object({ ticketId: z.uuid() }))
    .query(({ ctx, input }) =>
      loadTicket({ db: ctx.db }, { ticketId: input.ticketId, playerId: ctx.player.id }),
    ),

  /** The ticket as signed by the draw key; from the seal on with the proof that it is among those drawn from. */
  receipt: playerProcedure
    .input(z.object({ ticketId: z.uuid() }))
    .query(({ ctx, input }) =>
      loadReceipt(
        { db: ctx.db, drawSigner: ctx.drawSigner },
        { ticketId: input.ticketId, playerId: ctx.player.id },
      ),
    ),
});
