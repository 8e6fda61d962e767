import { join } from "node:path";
import { SECRET } from "./edge-process.ts";
import { env } from "./env.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

const FOLDER = join(import.meta.dirname, "../baselines");

export const startBareServer = (): Promise<ServerProcess> =>
  startServer({ script: join(FOLDER, "bare-server.ts"), healthPath: "/", env: {} });

export const startNaiveBetsServer = (databaseUrl: string): Promise<ServerProcess> =>
  startServer({
    script: join(FOLDER, "naive-bets-server.ts"),
    healthPath: "/",
    env: { DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: SECRET },
  });

export const startPlainEventsServer = (): Promise<ServerProcess> =>
  startServer({
    script: join(FOLDER, "plain-events-server.ts"),
    healthPath: "/health",
    env: { REDIS_URL: env.REDIS_URL },
  });
