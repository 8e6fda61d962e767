import { join } from "node:path";
import { startEmbeddedPostgres, startEmbeddedRedis } from "@sortes/db/embedded";
import { rememberPort } from "./ports.ts";
import { findOrInstallRedis } from "./redis.ts";
import { type Restartable, supervise } from "./supervise.ts";

/** The two servers everything else stands on: ours, or the ones the environment names. */
export interface Services {
  databaseUrl: string;
  redisUrl: string;
  stop(): Promise<void>;
}

export interface ServicesOptions {
  dataDir: string;
  postgresPassword: string;
  database: string;
  isThrowaway: boolean;
  /** `DATABASE_URL` and `REDIS_URL`, where they replace the servers of ours. */
  given: { databaseUrl?: string | undefined; redisUrl?: string | undefined };
  /** Called when a server has crashed more often than it may be restarted. */
  onGiveUp(name: string): void;
}

interface Service {
  url: string;
  stop(): Promise<void>;
}

export async function startServices(options: ServicesOptions): Promise<Services> {
  const redis = await openRedis(options);
  try {
    const postgres = await openPostgres(options);
    return {
      databaseUrl: postgres.url,
      redisUrl: redis.url,
      stop: async () => {
        await Promise.all([redis.stop(), postgres.stop()]);
      },
    };
  } catch (error) {
    await redis.stop();
    throw error;
  }
}

async function openPostgres(options: ServicesOptions): Promise<Service> {
  if (options.given.databaseUrl !== undefined) {
    return { url: options.given.databaseUrl, stop: async () => undefined };
  }
  const port = await rememberPort(options.dataDir, "postgres");
  let url = "";
  const start = async (): Promise<Restartable> => {
    const postgres = await startEmbeddedPostgres({
      dataDir: join(options.dataDir, "postgres"),
      port,
      password: options.postgresPassword,
      logFile: join(options.dataDir, "logs/postgres.log"),
      isThrowaway: options.isThrowaway,
    });
    url = postgres.url(options.database);
    return postgres;
  };
  const { stop } = await supervise({ name: "postgres", start, onGiveUp: options.onGiveUp });
  return { url, stop };
}

async function openRedis(options: ServicesOptions): Promise<Service> {
  if (options.given.redisUrl !== undefined) {
    return { url: options.given.redisUrl, stop: async () => undefined };
  }
  const program = await findOrInstallRedis();
  const port = await rememberPort(options.dataDir, "redis");
  const start = (): Promise<Restartable> =>
    startEmbeddedRedis({
      program,
      dataDir: join(options.dataDir, "redis"),
      port,
      logFile: join(options.dataDir, "logs/redis.log"),
      isThrowaway: options.isThrowaway,
    });
  const { stop } = await supervise({ name: "redis", start, onGiveUp: options.onGiveUp });
  return { url: `redis://127.0.0.1:${port}`, stop };
}
