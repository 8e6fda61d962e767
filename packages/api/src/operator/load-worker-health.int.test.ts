import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { loadWorkerHealth } from "./load-worker-health.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A worker that answers everything so; the address of its health report. */
async function workerThatSays(status: number, body: string): Promise<string> {
  const made = createServer((_request, response) => response.writeHead(status).end(body));
  server = made;
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/health`;
}

test("an ailing worker's report is read like a healthy one's", async () => {
  const report = {
    ok: false,
    checks: { redis: { ok: false, reason: "no answer" }, outbox: { ok: true, depth: 3 } },
  };
  expect(await loadWorkerHealth(await workerThatSays(503, JSON.stringify(report)))).toEqual(report);
});

test("an answer that is no report counts as none", async () => {
  const url = await workerThatSays(200, "<html>a proxy's page</html>");
  await expect(loadWorkerHealth(url)).rejects.toMatchObject({ code: "system.worker_unreachable" });
});

test("a worker that is gone is unreachable, which is an answer too", async () => {
  const url = await workerThatSays(200, "");
  server?.close();
  await expect(loadWorkerHealth(url)).rejects.toMatchObject({ code: "system.worker_unreachable" });
});
