import { listTickets, loadTicket } from "@sortes/domain/betting/server";
import { listJurisdictions } from "@sortes/domain/jurisdictions/server";
import { currencySchema } from "@sortes/domain/money";
import { reasonSchema } from "@sortes/domain/operators";
import { loadStaffNames } from "@sortes/domain/operators/server";
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

  /** What the list can be narrowed to. */
  jurisdictions: staffProcedure("players.view").query(({ ctx }) => listJurisdictions({ db: ctx.db })),

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
      const ids = exclusions.items.map(({ actorId }) => actorId);
      return { limits, exclusions, netPosition, people: await loadStaffNames({ db: ctx.db }, { ids }) };
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

  /** One ticket with its lines, what they won and its proof; of another player it is unknown. */
  ticket: staffProcedure("players.view")
    .input(playerSchema.extend({ ticketId: z.uuid() }))
    .query(({ ctx, input }) => loadTicket({ db: ctx.db }, input)),

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
