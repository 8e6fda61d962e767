import Fastify from "fastify";
import { env } from "./env.ts";

// The least that a Fastify server does for an answer in JSON: no schema, no session, no database.
const app = Fastify({ logger: false });
app.get("/", () => ({ hello: "world" }));
app.post("/", () => ({ hello: "world" }));
await app.listen({ host: "127.0.0.1", port: env.PORT });
