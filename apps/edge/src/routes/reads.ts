import { drawIdSchema } from "@sortes/domain/draws";
import { listOpenDraws, listResults, loadDraw } from "@sortes/domain/draws/server";
import { listGames, loadGameSheet, toGameView } from "@sortes/domain/games/server";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { sendSnapshot } from "../reads/send-snapshot.ts";
import type { EdgeApp } from "../request.ts";
import type { EdgeServices } from "../services.ts";
import {
  described,
  drawDetailSchema,
  drawSchema,
  gameSchema,
  gameSheetSchema,
  pageOf,
  problems,
} from "./answers.schema.ts";

const gameIdSchema = z.string().min(1).max(64);
const jurisdictionSchema = z.string().min(2).max(16);

const openDrawsQuery = z.strictObject({
  gameId: gameIdSchema.optional(),
  jurisdiction: jurisdictionSchema.optional(),
  perGame: z.coerce.number().int().min(1).max(20).default(7),
});
const resultsQuery = z.strictObject({
  gameId: gameIdSchema.optional(),
  on: z.iso.date().optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** What everyone may see. Served from memory: a storm of readers costs the database nothing. */
export function readRoutes(app: EdgeApp, { db, snapshots, clock }: EdgeServices): void {
  const answer = (request: FastifyRequest, reply: FastifyReply, load: () => Promise<unknown>) => {
    const snapshot = snapshots.get(request.url, load);
    return snapshot instanceof Promise
      ? snapshot.then((loaded) => sendSnapshot(request, reply, loaded))
      : sendSnapshot(request, reply, snapshot);
  };

  app.get(
    "/draws",
    {
      schema: {
        tags: ["Draws"],
        summary: "Draws that sell now, soonest cutoff first",
        querystring: openDrawsQuery,
        response: described({ 200: z.object({ items: z.array(drawSchema) }), ...problems(400) }),
      },
    },
    (request, reply) => {
      const { gameId, perGame, jurisdiction } = request.query;
      return answer(request, reply, async () => {
        const open = await listOpenDraws({ db }, { gameId, perGame, jurisdictionCode: jurisdiction });
        // Without the time: an answer whose draws are the same is the same answer.
        return { items: open.items };
      });
    },
  );

  app.get(
    "/draws/:drawId",
    {
      schema: {
        tags: ["Draws"],
        summary: "One draw; seal, result and prizes as soon as they are public",
        params: z.object({ drawId: drawIdSchema }),
        response: described({ 200: drawDetailSchema, ...problems(400, 404) }),
      },
    },
    (request, reply) => answer(request, reply, () => loadDraw({ db }, request.params)),
  );

  app.get(
    "/results",
    {
      schema: {
        tags: ["Draws"],
        summary: "Published results, latest first",
        querystring: resultsQuery,
        response: described({ 200: pageOf(drawSchema), ...problems(400, 404) }),
      },
    },
    (request, reply) => answer(request, reply, () => listResults({ db }, request.query)),
  );

  app.get(
    "/games",
    {
      schema: {
        tags: ["Games"],
        summary: "Games on sale, everywhere or in one jurisdiction",
        querystring: z.strictObject({ jurisdiction: jurisdictionSchema.optional() }),
        response: described({ 200: z.object({ items: z.array(gameSchema) }), ...problems(400) }),
      },
    },
    (request, reply) =>
      answer(request, reply, async () => {
        const { jurisdiction: jurisdictionCode } = request.query;
        const games = await listGames({ db }, { enabled: true, jurisdictionCode });
        return { items: games.map(toGameView) };
      }),
  );

  app.get(
    "/games/:gameId",
    {
      schema: {
        tags: ["Games"],
        summary: "A game with its rules, exact odds and what it returns",
        params: z.object({ gameId: gameIdSchema }),
        response: described({ 200: gameSheetSchema, ...problems(404) }),
      },
    },
    (request, reply) => answer(request, reply, () => loadGameSheet({ db }, request.params)),
  );

  app.get(
    "/time",
    {
      schema: {
        tags: ["Draws"],
        summary: "The time that decides, for countdowns",
        response: { 200: z.object({ now: z.date() }) },
      },
    },
    (_request, reply) => {
      reply.header("cache-control", "no-store");
      return { now: clock.now() };
    },
  );
}
