import { isIPv6 } from "node:net";
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

const IPV6_NETWORK_GROUPS = 4;

/** A household's whole IPv6 network counts as one address: it has 2^64 of them. */
export function networkOf(address: string): string {
  if (!address.includes(":") || !isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = "", tail] = address.split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail ? tail.split(":") : [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill("0");
  return `${[...front, ...zeros, ...back].slice(0, IPV6_NETWORK_GROUPS).join(":")}::/64`;
}
