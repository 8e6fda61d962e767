import { listTickets } from "@sortes/domain/betting/server";
import { currencySchema } from "@sortes/domain/money";
import { reasonSchema } from "@sortes/domain/operators";
import { listPayments } from "@sortes/domain/payments/server";
import { kycStateSchema, playerStatusSchema } from "@sortes/domain/players";
import {
  listPlayers,
  loadPlayer360,
  playerFilterSchema,
  revokeSession,
  setKycState,
  setPlayerStatus,
} from "@sortes/domain/players/server";
import { exclusionRequestSchema } from "@sortes/domain/protection";
import { excludePlayer, loadExclusions, loadLimits, loadNetPosition } from "@sortes/domain/protection/server";
import { loadWalletStatement } from "@sortes/domain/wallet/server";
import { z } from "zod";
import { cursorSchema, offsetSchema, pageLimitSchema } from "../trpc/paging.schema.ts";
import { router, staffProcedure } from "./trpc.ts";

const playerSchema = z.object({ playerId: z.uuid() });

export const playersRouter = router({
  list: staffProcedure("players.view")
    .input(playerFilterSchema)
    .query(({ ctx, input }) => listPlayers({ db: ctx.db }, input)),

  /** The 360° page without what needs a permission of its own: see `protection`. */
  get: staffProcedure("players.view")
    .input(playerSchema)
    .query(async ({ ctx, input }) => {
      const { limits, exclusions, netPosition, ...page } = await loadPlayer360({ db: ctx.db }, input);
      return page;
    }),

  protection: staffProcedure("players.limits.view")
    .input(playerSchema)
    .query(async ({ ctx, input }) => {
      const [limits, exclusions, netPosition] = await Promise.all([
        loadLimits({ db: ctx.db }, input),
        loadExclusions({ db: ctx.db }, input),
        loadNetPosition({ db: ctx.db }, input),
      ]);
      return { limits, exclusions, netPosition };
    }),

  statement: staffProcedure("players.view")
    .input(
      playerSchema.extend({
        currency: currencySchema,
        from: z.date().optional(),
        to: z.date().optional(),
        offset: offsetSchema,
        limit: pageLimitSchema,
      }),
    )
    .query(({ ctx, input }) => loadWalletStatement({ db: ctx.db }, input)),

  tickets: staffProcedure("players.view")
    .input(playerSchema.extend({ cursor: cursorSchema, limit: pageLimitSchema }))
    .query(({ ctx, input }) => listTickets({ db: ctx.db }, { ...input, status: "all" })),

  payments: staffProcedure("payments.view")
    .input(playerSchema.extend({ cursor: cursorSchema, limit: pageLimitSchema }))
    .query(({ ctx, input }) => listPayments({ db: ctx.db }, input)),

  setStatus: staffProcedure("players.status")
    .input(playerSchema.extend({ status: playerStatusSchema, reason: reasonSchema }))
    .mutation(({ ctx, input }) => setPlayerStatus({ db: ctx.db }, { ...input, actor: ctx.actor })),

  setKyc: staffProcedure("players.kyc")
    .input(playerSchema.extend({ kycState: kycStateSchema, reason: reasonSchema }))
    .mutation(({ ctx, input }) => setKycState({ db: ctx.db }, { ...input, actor: ctx.actor })),

  /** Protects; there is no procedure that shortens an exclusion. */
  exclude: staffProcedure("players.exclude")
    .input(playerSchema.extend({ request: exclusionRequestSchema, reason: reasonSchema }))
    .mutation(({ ctx, input }) => excludePlayer({ db: ctx.db }, { ...input, actor: ctx.actor })),

  revokeSession: staffProcedure("players.sessions.revoke")
    .input(playerSchema.extend({ sessionId: z.uuid() }))
    .mutation(({ ctx, input }) => revokeSession({ db: ctx.db }, { ...input, actor: ctx.actor })),
});
