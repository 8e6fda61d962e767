import { assertInvariant } from "@sortes/domain/errors";
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { Caller } from "./auth/authenticate.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** By this process's clock, ms since the epoch: before the body was read. */
    arrivedMs: number;
    /** Set by the guard of a route. */
    caller: Caller | null;
    /** Of a bet: the player and his idempotency key. */
    betKey: string;
    /** Of a bet: its body as it was sent, and the answer if it was answered before. */
    bet: { asked: string; answer: string | undefined } | null;
  }
}

/** A server whose routes are described with zod. */
export type EdgeApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Who asks, where the route's guard has made sure that somebody does. */
export function callerOf(request: FastifyRequest): Caller {
  assertInvariant(request.caller !== null, "a route of players has no guard");
  return request.caller;
}
