import { join } from "node:path";
import { env } from "./env.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

const EDGE = join(import.meta.dirname, "../../apps/edge/src/main.ts");

/** Signs the bench's own tokens. */
export const SECRET = "a key that signs tokens of benches and of nothing else";

/** One address makes the load of a country: the limits count as always, and nobody reaches them. */
const RATE_PER_MINUTE = "100000000";

/** The product's edge on a bench's database, as an operator would start it. */
export function startEdge(databaseUrl: string): Promise<ServerProcess> {
  return startServer({
    script: EDGE,
    healthPath: "/health",
    env: {
      DATABASE_URL: databaseUrl,
      REDIS_URL: env.REDIS_URL,
      NEXTAUTH_SECRET: SECRET,
      HOST: "127.0.0.1",
      LOG_LEVEL: "warn",
      RATE_ADDRESS_PER_MINUTE: RATE_PER_MINUTE,
      RATE_BETS_PER_MINUTE: RATE_PER_MINUTE,
    },
  });
}
