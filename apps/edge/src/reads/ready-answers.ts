import { networkOf } from "@sortes/api/auth";
import type { EdgeApp } from "../request.ts";
import type { EdgeServices } from "../services.ts";
import { isKnown } from "./send-snapshot.ts";

/**
 * Sends an answer that lies ready before the framework does anything for the request: its key is the URL, so there is nothing to
 * parse, and its head was made with it. Who needs more than that (a page of an origin, a caller near the limit, an answer that is
 * not made yet) goes the way of every request and gets the same.
 */
export function sendReadyAnswers(app: EdgeApp, services: EdgeServices): void {
  const { snapshots, load, limits, metrics, isDraining } = services;
  app.addHook("onRequest", (request, reply, done) => {
    const isPlain = request.method === "GET" && request.headers.origin === undefined && !isDraining();
    const ready = isPlain ? snapshots.ready(request.url) : undefined;
    if (!ready || !load.hasRoom("read") || !limits.address.takeQuietly(networkOf(request.ip), Date.now())) {
      return done();
    }
    reply.hijack();
    const status = isKnown(ready, request) ? 304 : 200;
    if (status === 304) reply.raw.writeHead(304, ready.headWithoutBody).end();
    else reply.raw.writeHead(200, ready.head).end(ready.body, "latin1");
    metrics.onRequest(request.routeOptions.url ?? "none", status, reply.elapsedTime);
  });
}
