import { createServer, type ServerResponse } from "node:http";
import { followLiveStream } from "@sortes/api/live";
import { Redis } from "ioredis";
import { pino } from "pino";
import { env } from "./env.ts";

// Live events as most first versions have them: each made anew for every response, and nothing for who was away.
const clients = new Set<ServerResponse>();

followLiveStream({
  redis: new Redis(env.REDIS_URL),
  logger: pino({ level: "warn" }),
  onMessage: ({ id, event }) => {
    for (const client of clients) client.write(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`);
  },
});

createServer((request, response) => {
  if (request.url === "/health") return void response.end();
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.flushHeaders();
  clients.add(response);
  response.once("close", () => clients.delete(response));
}).listen(env.PORT, "127.0.0.1");
