import { BlockList, isIPv6 } from "node:net";
import { loadServerTime } from "@sortes/domain/clock/server";
import { problemOf, sendProblem } from "../problems/problem.ts";
import type { EdgeApp } from "../request.ts";
import type { EdgeServices } from "../services.ts";

interface Check {
  ok: boolean;
  [fact: string]: unknown;
}

/** A probe gives up after some seconds; it must hear "no" before. */
const CHECK_WITHIN_MS = 2_000;

/** Loopback, private and link-local networks (RFC 6890): where monitoring is, and players are not. */
const inside = new BlockList();
for (const [network, prefix] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
] as const) {
  inside.addSubnet(network, prefix, "ipv4");
}
inside.addAddress("::1", "ipv6");
inside.addSubnet("fc00::", 7, "ipv6");

/** For those who run it: is it well, and how does it do? */
export function operationRoutes(app: EdgeApp, services: EdgeServices): void {
  app.get("/health/live", { schema: { hide: true } }, () => ({ ok: true }));

  app.get("/health", { schema: { hide: true } }, async (_request, reply) => {
    const health = await checkHealth(services);
    return reply
      .code(health.ok ? 200 : 503)
      .header("cache-control", "no-store")
      .send(health);
  });

  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    if (!inside.check(request.ip, isIPv6(request.ip) ? "ipv6" : "ipv4")) {
      return sendProblem(reply, problemOf("system.not_found"));
    }
    const { registry } = services.metrics;
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/**
 * Whether bets should be sent here. Redis is told and does not decide: without it bets are sold all the same, and if all edges
 * lost it at once, taking all of them away would help nobody.
 */
async function checkHealth(services: EdgeServices): Promise<Check> {
  const { db, redis, bets, clock, broadcast, load } = services;
  const postgres = await check(async () => {
    await loadServerTime({ db });
  });
  const clockOffset = clock.database();
  return {
    ok: postgres.ok && !services.isDraining(),
    checks: {
      postgres,
      redis: await check(async () => {
        await redis.ping();
      }),
      draining: services.isDraining(),
      queueDepth: bets.depth(),
      liveClients: broadcast.clientCount,
      loopDelayMs: Math.round(load.delayMs()),
      clock: { ...clockOffset, hasGrace: clock.stamp(Date.now()) !== undefined },
    },
  };
}

/** A check that fails or hangs is a "no", with its reason. */
async function check(run: () => Promise<void>): Promise<Check> {
  const late = Promise.withResolvers<Check>();
  const timer = setTimeout(() => late.resolve({ ok: false, reason: "no answer" }), CHECK_WITHIN_MS);
  try {
    return await Promise.race([run().then(() => ({ ok: true })), late.promise]);
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
