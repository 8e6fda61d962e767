import type { FastifyReply, FastifyRequest } from "fastify";
import type { Snapshot } from "./snapshots.ts";

/** Short, because sales move: long enough for a cache in front of us to take a storm of the same question. */
const CACHE_CONTROL = "public, max-age=1, stale-while-revalidate=5";

/** The answer, or 304 to who has it already (RFC 9110 §13.1.2). */
export function sendSnapshot(request: FastifyRequest, reply: FastifyReply, snapshot: Snapshot): FastifyReply {
  reply.header("etag", snapshot.etag).header("cache-control", CACHE_CONTROL);
  const known = request.headers["if-none-match"];
  // A list of tags, each perhaps marked weak: our tag, quotes included, cannot be part of another.
  if (known !== undefined && (known === "*" || known.includes(snapshot.etag))) return reply.code(304).send();
  return reply
    .header("content-type", "application/json; charset=utf-8")
    .header("content-length", snapshot.bytes)
    .send(snapshot.body);
}
