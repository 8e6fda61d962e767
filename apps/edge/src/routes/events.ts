import { randomInt } from "node:crypto";
import { systemErrors } from "@sortes/api/errors";
import { isLiveEventId } from "@sortes/api/live";
import { z } from "zod";
import { findCaller } from "../auth/authenticate.ts";
import type { EdgeApp } from "../request.ts";
import type { EdgeServices } from "../services.ts";
import { problems } from "./answers.schema.ts";

/** A stream passes the guard again this often, each at its own time, so that nobody listens on an ended session for long. */
const STREAM_MIN_MS = 240_000;
const STREAM_MAX_MS = 300_000;
/** When many are cut at once they do not all come back at once. */
const RETRY_MIN_MS = 1_000;
const RETRY_MAX_MS = 4_000;
/** One player's open pages and programs. */
const STREAMS_PER_PLAYER_MAX = 20;
const RETRY_AFTER_S = 30;

const HEAD = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store",
  // The stream ends when the connection does, so events go out as they are, without chunks around each.
  connection: "close",
  "x-accel-buffering": "no",
};

const eventsQuery = z.strictObject({ lastEventId: z.string().max(40).optional() });

/** Server-sent events: what everyone may know, and for a player what concerns him. */
export function eventRoutes(app: EdgeApp, { auth, broadcast }: EdgeServices): void {
  app.get(
    "/events",
    {
      schema: {
        tags: ["Live events"],
        summary: "Draw states, results, pools; with a session also balance, wins and notices",
        description:
          'Each event is JSON with a `type`. Come back with `Last-Event-ID` (or `lastEventId`) and nothing is missed; `{"type":"reset"}` means that it was too long ago and everything is to be fetched again. An event named `ping` comes at the beginning and every 15 seconds: who hears nothing for longer should come back.',
        querystring: eventsQuery,
        response: {
          200: { description: "A stream", content: { "text/event-stream": { schema: z.string() } } },
          ...problems(401, 403),
        },
      },
      onRequest: findCaller(auth),
    },
    (request, reply) => {
      const mine = request.caller && `player:${request.caller.player.id}`;
      if (mine && broadcast.countOf(mine) >= STREAMS_PER_PLAYER_MAX) {
        throw systemErrors.rate_limited({ details: { retryAfterS: RETRY_AFTER_S } });
      }
      const given = request.headers["last-event-id"] ?? request.query.lastEventId;
      const lastEventId = typeof given === "string" && isLiveEventId(given) ? given : undefined;
      reply.hijack();
      const { raw } = reply;
      raw.useChunkedEncodingByDefault = false;
      for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...HEAD })) {
        if (value !== undefined) raw.setHeader(name, value);
      }
      raw.writeHead(200);
      raw.write(`retry: ${randomInt(RETRY_MIN_MS, RETRY_MAX_MS)}\n\n`);
      broadcast.open(mine ? ["public", mine] : ["public"], raw, lastEventId);
      const timer = setTimeout(() => raw.end(), randomInt(STREAM_MIN_MS, STREAM_MAX_MS)).unref();
      raw.once("close", () => clearTimeout(timer));
    },
  );
}
