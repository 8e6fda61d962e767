import { createServer } from "node:http";
import type { Loop } from "@sortes/process";

/**
 * `/health`: 200 once control's keys are known and while turns end well, else 503, with how long ago one did. `/health/live`: 200 while
 * the process answers at all.
 */
export async function startHealthServer(
  { loop, isRegistered }: { loop: Loop; isRegistered(): boolean },
  port: number,
): Promise<{ close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const silentMs = Math.round(loop.silentMs());
    const isAtWork = isRegistered() && silentMs < loop.silenceLimitMs();
    const isWell = request.url === "/health/live" || isAtWork;
    const status = request.url?.startsWith("/health") ? (isWell ? 200 : 503) : 404;
    response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
    response.end(JSON.stringify({ ok: status === 200, silentMs }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, resolve);
  });
  return {
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
