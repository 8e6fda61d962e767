export { type GuardedOptions, type GuardedProcess, spawnGuarded } from "./guarded-process.ts";
export { findFreePort, isPortFree } from "./ports.ts";
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from "./postgres.ts";
export {
  type EmbeddedRedis,
  type EmbeddedRedisOptions,
  findRedisServer,
  startEmbeddedRedis,
} from "./redis.ts";
