import cors from "@fastify/cors";
import { networkOf } from "@sortes/api/auth";
import { toJson } from "@sortes/db";
import Fastify, { type FastifyError } from "fastify";
import { validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { problemOf, sendProblem, toProblem } from "./problems/problem.ts";
import { limitRequest } from "./protection/limit-requests.ts";
import { SECURITY_HEADERS } from "./protection/security-headers.ts";
import { sendReadyAnswers } from "./reads/ready-answers.ts";
import type { EdgeApp } from "./request.ts";
import { accountRoutes } from "./routes/account.ts";
import { betRoutes } from "./routes/bets.ts";
import { eventRoutes } from "./routes/events.ts";
import { operationRoutes } from "./routes/operations.ts";
import { readRoutes } from "./routes/reads.ts";
import { registerReference } from "./routes/reference.ts";
import type { EdgeServices } from "./services.ts";
import { whenDone } from "./when-done.ts";

export interface ServerOptions {
  trustedProxies: readonly string[];
  connectionsMax: number;
}

/** Nothing that is sent here is longer, but for bets, whose route says so itself. */
const BODY_BYTES_MAX = 4 * 1024;
const HEADER_BYTES_MAX = 8 * 1024;
/** A phone on a bad line sends a hundred lines within this; who takes longer holds a connection for nothing. */
const REQUEST_WITHIN_MS = 10_000;
/** How late the limit above may act. */
const CHECKED_EVERY_MS = 2_000;
/** Longer than a load balancer keeps an idle connection, so that it is never we who close one it is about to use. */
const IDLE_CONNECTION_MS = 65_000;

function newFastify({ trustedProxies }: ServerOptions) {
  return Fastify({
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_WITHIN_MS,
    connectionTimeout: IDLE_CONNECTION_MS,
    http: { maxHeaderSize: HEADER_BYTES_MAX, connectionsCheckingInterval: CHECKED_EVERY_MS },
    logger: false,
  });
}

/** The HTTP surface over the services, not yet listening. */
export async function createServer(services: EdgeServices, options: ServerOptions): Promise<EdgeApp> {
  const app: EdgeApp = newFastify(options).withTypeProvider<ZodTypeProvider>();
  app.server.maxConnections = options.connectionsMax;
  // Whoever says nothing is let go by the connection's timeout; one for the time between requests would be set twice an answer.
  app.server.keepAliveTimeout = 0;
  app.setValidatorCompiler((route: Parameters<typeof validatorCompiler>[0]) =>
    // Headers are described for the reference; the guards read the few that count, and nobody copies the rest.
    route.httpPart === "headers" ? () => true : validatorCompiler(route),
  );
  // The schemas of answers are for the reference: what a use-case returned is sent as it is, amounts as decimal text.
  app.setSerializerCompiler(() => toJson);
  app.decorateRequest("arrivedMs", 0);
  app.decorateRequest("caller", null);
  app.decorateRequest("betKey", "");
  app.decorateRequest("bet", null);
  sendReadyAnswers(app, services);
  addHooks(app, services);
  addProblems(app, services);
  await app.register(cors, {
    // Programs send no origin and are told nothing about it.
    origin: (origin, decide) => decide(null, origin === services.auth.webOrigin),
    credentials: true,
    methods: ["GET", "POST"],
    allowedHeaders: ["content-type", "idempotency-key", "authorization"],
    exposedHeaders: ["etag", "ratelimit", "ratelimit-policy", "retry-after", "idempotency-replayed"],
    maxAge: 600,
  });
  await registerReference(app);
  operationRoutes(app, services);
  await app.register(
    async (v1: EdgeApp) => {
      guard(v1, services);
      readRoutes(v1, services);
      // In a scope of its own: what it reads the body with is for bets only.
      await v1.register(async (scope: EdgeApp) => betRoutes(scope, services));
      accountRoutes(v1, services);
      eventRoutes(v1, services);
    },
    { prefix: "/v1" },
  );
  return app;
}

function addHooks(app: EdgeApp, { metrics, isDraining }: EdgeServices): void {
  app.addHook("onRequest", (request, reply, done) => {
    request.arrivedMs = Date.now();
    reply.headers(SECURITY_HEADERS);
    done();
  });
  app.addHook("onSend", (_request, reply, payload, done) => {
    // The next request of this client goes to somebody who stays.
    if (isDraining()) reply.header("connection", "close");
    done(null, payload);
  });
  app.addHook("onResponse", (request, reply, done) => {
    metrics.onRequest(request.routeOptions.url ?? "none", reply.statusCode, reply.elapsedTime);
    done();
  });
}

/** Before anything costs anything: is there room, and has this address had its share? */
function guard(v1: EdgeApp, { load, limits }: EdgeServices): void {
  v1.addHook("onRequest", (request, reply, done) => {
    load.admit(request.method === "POST" ? "bet" : "read");
    whenDone(limitRequest(limits.address, networkOf(request.ip), reply), done);
  });
}

function addProblems(app: EdgeApp, { metrics, log }: EdgeServices): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = toProblem(error);
    metrics.onRefusal(problem.code);
    const seen = { route: request.routeOptions.url, code: problem.code };
    if (problem.status === 500) log.error({ ...seen, err: error }, "request failed");
    else if (problem.status === 503) log.debug({ ...seen, err: error }, "request not served now");
    // What is still coming in would be read to its end, however long that takes.
    if (!request.raw.complete) reply.header("connection", "close");
    return sendProblem(reply, problem);
  });
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, problemOf("system.not_found")));
}
