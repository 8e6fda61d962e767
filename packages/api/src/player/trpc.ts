import type { Db } from "@sortes/db";
import type { BetBatcher } from "@sortes/domain/betting/server";
import { DomainError } from "@sortes/domain/errors";
import type { PaymentProcessor } from "@sortes/domain/payments";
import { type MailPort, requireSession } from "@sortes/domain/players/server";
import type { Signer } from "@sortes/domain/proof/server";
import type { AttemptLimit } from "../auth/attempt-limit.ts";
import { accessErrors } from "../errors/access.errors.ts";
import type { LiveHub } from "../live/index.ts";
import { makeRoot } from "../trpc/make-root.ts";

/** What the player site gives to its procedures: made once per process. */
export interface PlayerServices {
  db: Db;
  bets: BetBatcher;
  processor: PaymentProcessor;
  mail: MailPort;
  /** The draw key: receipts are signed when they are asked for. */
  drawSigner: Signer;
  attempts: Pick<AttemptLimit, "take">;
  live: LiveHub;
}

export interface PlayerContext extends PlayerServices {
  /** From the signed cookie; whether the session still stands is asked of the database. */
  sessionId: string | null;
  address: string;
  userAgent: string;
}

/** Who may call: everyone, or a signed-in player about himself. The security suite walks over this. */
export interface PlayerMeta {
  access: "public" | "player";
}

const root = makeRoot<PlayerContext, PlayerMeta>();

export const router = root.router;

export const publicProcedure = root.procedure.meta({ access: "public" });

/** Open to everyone, but told who asks if somebody is signed in: `ctx.player` is null for a visitor. */
export const visitorProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const player = ctx.sessionId ? await findPlayer(ctx.db, ctx.sessionId) : null;
  return next({ ctx: { ...ctx, player } });
});

/** Refuses before the input is looked at, so that a stranger learns nothing from what is valid. */
export const playerProcedure = root.procedure.meta({ access: "player" }).use(async ({ ctx, next, type }) => {
  if (!ctx.sessionId) throw accessErrors.signed_out();
  // A page's own refreshing is no sign of life: what a player does is a mutation or a page he opens.
  const { player } = await requireSession(
    { db: ctx.db },
    { sessionId: ctx.sessionId, isActivity: type === "mutation" },
  );
  return next({ ctx: { ...ctx, sessionId: ctx.sessionId, player } });
});

/** A session that ended makes a visitor of its owner; only what needs a player refuses him. */
async function findPlayer(db: Db, sessionId: string) {
  try {
    return (await requireSession({ db }, { sessionId, isActivity: false })).player;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
