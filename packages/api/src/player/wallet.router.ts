import { paymentBounds, paymentInputSchema, sandboxInstruments } from "@sortes/domain/payments";
import { deposit, listOwnInstruments, listPayments, withdraw } from "@sortes/domain/payments/server";
import { listPayouts } from "@sortes/domain/payouts/server";
import { exportWalletStatementCsv, loadWallet, loadWalletStatement } from "@sortes/domain/wallet/server";
import { z } from "zod";
import { cursorSchema, offsetSchema, pageLimitSchema } from "../trpc/paging.schema.ts";
import { playerProcedure, router } from "./trpc.ts";

export const walletRouter = router({
  balance: playerProcedure.query(({ ctx }) =>
    loadWallet({ db: ctx.db }, { playerId: ctx.player.id, currency: ctx.player.currency }),
  ),

  /** Movements of at least the last year, newest first, each with the balance after it. */
  statement: playerProcedure
    .input(
      z.object({
        from: z.date().optional(),
        to: z.date().optional(),
        offset: offsetSchema,
        limit: pageLimitSchema,
      }),
    )
    .query(({ ctx, input }) =>
      loadWalletStatement(
        { db: ctx.db },
        { ...input, playerId: ctx.player.id, currency: ctx.player.currency },
      ),
    ),

  /** The same movements as a file. */
  statementCsv: playerProcedure
    .input(z.object({ from: z.date().optional(), to: z.date().optional() }))
    .query(({ ctx, input }) =>
      exportWalletStatementCsv(
        { db: ctx.db },
        { ...input, playerId: ctx.player.id, currency: ctx.player.currency },
      ),
    ),

  /** The instruments a player may pay with, those he may withdraw to, and the bounds of one payment. */
  instruments: playerProcedure.query(async ({ ctx }) => ({
    instruments: sandboxInstruments,
    ownTokens: await listOwnInstruments({ db: ctx.db }, { playerId: ctx.player.id }),
    bounds: paymentBounds,
  })),

  deposit: playerProcedure
    .input(paymentInputSchema)
    .mutation(({ ctx, input }) =>
      deposit({ db: ctx.db, processor: ctx.processor }, { ...input, playerId: ctx.player.id }),
    ),

  withdraw: playerProcedure
    .input(paymentInputSchema)
    .mutation(({ ctx, input }) =>
      withdraw({ db: ctx.db, processor: ctx.processor }, { ...input, playerId: ctx.player.id }),
    ),

  /** What was won: paid, in a claim, or refused. */
  prizes: playerProcedure
    .input(z.object({ cursor: cursorSchema, limit: pageLimitSchema }))
    .query(({ ctx, input }) => listPayouts({ db: ctx.db }, { ...input, playerId: ctx.player.id })),

  payments: playerProcedure
    .input(z.object({ cursor: cursorSchema, limit: pageLimitSchema }))
    .query(({ ctx, input }) => listPayments({ db: ctx.db }, { ...input, playerId: ctx.player.id })),
});
