import type { FastifyReply, FastifyRequest } from "fastify";
import type { Snapshot } from "./snapshots.ts";

/** The answer, or 304 to who has it already (RFC 9110 §13.1.2). */
export function sendSnapshot(request: FastifyRequest, reply: FastifyReply, snapshot: Snapshot): FastifyReply {
  if (isKnown(snapshot, request)) return reply.headers(snapshot.validators).code(304).send();
  return reply.headers(snapshot.validators).headers(snapshot.content).send(snapshot.body);
}

/** A list of tags, each perhaps marked weak: our tag, quotes included, cannot be part of another. */
export function isKnown({ validators }: Snapshot, { headers }: FastifyRequest): boolean {
  const known = headers["if-none-match"];
  return known !== undefined && (known === "*" || known.includes(validators.etag));
}
