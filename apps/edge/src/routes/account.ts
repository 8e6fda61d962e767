import { networkOf, writeSessionToken } from "@sortes/api/auth";
import { listTickets } from "@sortes/domain/betting/server";
import { signInSchema } from "@sortes/domain/players";
import { signIn, signOut } from "@sortes/domain/players/server";
import { loadWallet } from "@sortes/domain/wallet/server";
import type { onRequestHookHandler } from "fastify";
import { z } from "zod";
import { requireCaller } from "../auth/authenticate.ts";
import { limitRequest } from "../protection/limit-requests.ts";
import { callerOf, type EdgeApp } from "../request.ts";
import type { EdgeServices } from "../services.ts";
import { pageOf, problems, ticketSchema, walletSchema } from "./answers.schema.ts";

/** As long as the session itself lives at most. */
const TOKEN_MAX_AGE_S = 30 * 86_400;

const signInBody = z.strictObject(signInSchema.pick({ email: true, password: true, code: true }).shape);

const ticketsQuery = z.strictObject({
  status: z.enum(["all", "waiting", "won", "finished"]).default("all"),
  gameId: z.string().min(1).max(64).optional(),
  drawId: z.uuid().optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** A player's own: signing in and out, money, tickets. */
export function accountRoutes(app: EdgeApp, services: EdgeServices): void {
  signingRoutes(app, services);
  const { db, auth } = services;
  const onRequest: onRequestHookHandler[] = [
    requireCaller(auth),
    (_request, reply, done) => {
      reply.header("cache-control", "private, no-store");
      done();
    },
  ];
  const security = [{ bearer: [] }, { cookie: [] }];

  app.get(
    "/me/wallet",
    {
      schema: {
        tags: ["Account"],
        summary: "The cash balance",
        security,
        response: { 200: walletSchema, ...problems(401, 403) },
      },
      onRequest,
    },
    (request) => {
      const { id: playerId, currency } = callerOf(request).player;
      return loadWallet({ db }, { playerId, currency });
    },
  );

  app.get(
    "/me/tickets",
    {
      schema: {
        tags: ["Account"],
        summary: "Tickets, newest first",
        security,
        querystring: ticketsQuery,
        response: { 200: pageOf(ticketSchema), ...problems(400, 401, 403) },
      },
      onRequest,
    },
    (request) => listTickets({ db }, { ...request.query, playerId: callerOf(request).player.id }),
  );
}

function signingRoutes(app: EdgeApp, { db, auth, secret, limits }: EdgeServices): void {
  app.post(
    "/sign-in",
    {
      schema: {
        tags: ["Account"],
        summary: "Open a session and get the token that names it",
        description:
          "For programs; the player site has its own sign-in. A session that is not used for 30 minutes ends, and each ends after 30 days.",
        body: signInBody,
        response: {
          201: z.object({ token: z.string(), tokenType: z.literal("Bearer"), expiresAt: z.date() }),
          ...problems(400, 401, 403),
        },
      },
      onRequest: async (request, reply) => limitRequest(limits.signIns, networkOf(request.ip), reply),
    },
    async (request, reply) => {
      const userAgent = request.headers["user-agent"] ?? "";
      const session = await signIn({ db }, { ...request.body, userAgent, address: request.ip });
      const token = await writeSessionToken({ sessionId: session.id, secret, maxAgeS: TOKEN_MAX_AGE_S });
      return reply
        .code(201)
        .header("cache-control", "no-store")
        .send({ token, tokenType: "Bearer", expiresAt: session.expiresAt });
    },
  );

  app.post(
    "/sign-out",
    {
      schema: {
        tags: ["Account"],
        summary: "End the session of the token; signing out twice is the same as once",
        security: [{ bearer: [] }],
        response: { 204: z.null(), ...problems(401, 403) },
      },
      onRequest: requireCaller(auth),
    },
    async (request, reply) => {
      const { player, sessionId } = callerOf(request);
      await signOut({ db }, { playerId: player.id, sessionId });
      auth.sessions.forgetPlayer(player.id);
      return reply.code(204).send(null);
    },
  );
}
