import { systemErrors } from "@sortes/api/errors";
import type { FastifyReply } from "fastify";
import type { RateDecision, RateLimit } from "./rate-limit.ts";

/**
 * Counts a request and, once half the limit is used, says so in the `RateLimit` headers of draft-ietf-httpapi-ratelimit-headers-10.
 * Only the last policy that a request met is told: the narrowest.
 *
 * @throws system.rate_limited
 */
export function limitRequest(
  limit: RateLimit,
  subject: string,
  reply: FastifyReply,
): Promise<void> | undefined {
  const decision = limit.take(subject, Date.now());
  if (decision instanceof Promise) return decision.then((made) => tell(limit, made, reply));
  tell(limit, decision, reply);
  return undefined;
}

function tell(limit: RateLimit, decision: RateDecision, reply: FastifyReply): void {
  if (limit.isQuiet(decision)) return;
  const { policy } = limit;
  const { isAllowed, remaining, resetS } = decision;
  reply.header("ratelimit-policy", `"${policy.name}";q=${policy.limit};w=${policy.windowMs / 1_000}`);
  reply.header("ratelimit", `"${policy.name}";r=${remaining};t=${resetS}`);
  if (!isAllowed) throw systemErrors.rate_limited({ details: { retryAfterS: resetS } });
}
