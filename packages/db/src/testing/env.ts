/** Services that run already, for whoever runs tests often: any database of a server, any Redis database. */
export const testEnv = {
  databaseUrl: process.env.TEST_DATABASE_URL || undefined,
  redisUrl: process.env.TEST_REDIS_URL || undefined,
};
