import { passwordSchema, totpCodeSchema } from "@sortes/domain/credentials";
import { listJurisdictions } from "@sortes/domain/jurisdictions/server";
import { signUpSchema } from "@sortes/domain/players";
import {
  changePassword,
  disableTotp,
  enableTotp,
  listSessions,
  requestEmailVerification,
  revokeSession,
  signUp,
  startTotp,
  verifyEmail,
} from "@sortes/domain/players/server";
import { z } from "zod";
import { playerProcedure, publicProcedure, router } from "./trpc.ts";

/** Two-step sign-in. The secret travels back with the code that proves it arrived; until then nothing is stored. */
const totpRouter = router({
  start: playerProcedure.mutation(({ ctx }) => startTotp({ db: ctx.db }, { playerId: ctx.player.id })),

  enable: playerProcedure
    .input(z.object({ password: passwordSchema, secret: z.string().max(128), code: totpCodeSchema }))
    .mutation(({ ctx, input }) => enableTotp({ db: ctx.db }, { ...input, playerId: ctx.player.id })),

  disable: playerProcedure
    .input(z.object({ password: passwordSchema, code: totpCodeSchema }))
    .mutation(({ ctx, input }) => disableTotp({ db: ctx.db }, { ...input, playerId: ctx.player.id })),
});

export const accountRouter = router({
  /** Opens the account only; signing in goes through next-auth. */
  signUp: publicProcedure.input(signUpSchema).mutation(async ({ ctx, input }) => {
    await ctx.attempts.take("sign-up", ctx.address);
    return signUp({ db: ctx.db }, input);
  }),

  jurisdictions: publicProcedure.query(({ ctx }) => listJurisdictions({ db: ctx.db })),

  profile: playerProcedure.query(({ ctx }) => ctx.player),

  changePassword: playerProcedure
    .input(z.object({ currentPassword: passwordSchema, newPassword: passwordSchema }))
    .mutation(({ ctx, input }) =>
      changePassword({ db: ctx.db }, { ...input, playerId: ctx.player.id, sessionId: ctx.sessionId }),
    ),

  /** Where the player is signed in; `currentId` is this browser's. */
  sessions: playerProcedure.query(async ({ ctx }) => ({
    currentId: ctx.sessionId,
    items: await listSessions({ db: ctx.db }, { playerId: ctx.player.id }),
  })),

  revokeSession: playerProcedure
    .input(z.object({ sessionId: z.uuid() }))
    .mutation(({ ctx, input }) =>
      revokeSession(
        { db: ctx.db },
        { ...input, playerId: ctx.player.id, actor: { kind: "player", id: ctx.player.id } },
      ),
    ),

  /** Public: the link of a mail is often opened on another device. */
  verifyEmail: publicProcedure
    .input(z.object({ token: z.string().min(1).max(100) }))
    .mutation(async ({ ctx, input }) => {
      await verifyEmail({ db: ctx.db }, input);
    }),

  requestEmailVerification: playerProcedure.mutation(({ ctx }) =>
    requestEmailVerification({ db: ctx.db, mail: ctx.mail }, { playerId: ctx.player.id }),
  ),

  totp: totpRouter,
});
