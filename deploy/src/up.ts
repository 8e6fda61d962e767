import { readFleetEnv } from "./env.ts";
import { startFleet } from "./fleet.ts";

/** Runs the fleet until Ctrl-C or SIGTERM. SIGHUP restarts the edges in turn, as a new version or a new setting wants it. */
const env = readFleetEnv();
const say = (words: string): boolean => process.stdout.write(`${words}\n`);

const fleet = await startFleet({
  databaseUrl: env.DATABASE_URL,
  redisUrl: env.REDIS_URL,
  controlDatabaseUrl: env.CONTROL_DATABASE_URL,
  secret: env.NEXTAUTH_SECRET,
  webOrigin: env.WEB_ORIGIN,
  listen: env.LISTEN,
  operations: env.OPERATIONS,
  requestsPer10s: env.REQUESTS_PER_10S,
});
say(
  `Two edges, two workers and ${env.CONTROL_DATABASE_URL ? "control" : "no control"} run behind HAProxy at ${env.LISTEN}; its metrics are at ${env.OPERATIONS}.`,
);

const asked = Promise.withResolvers<void>();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => asked.resolve());

let restarting: Promise<void> = Promise.resolve();
process.on("SIGHUP", () => {
  restarting = restarting
    .then(() => fleet.restartEdges((name) => say(`${name} runs anew`)))
    .catch((error: unknown) => {
      say(String(error));
    });
});

await Promise.race([asked.promise, fleet.ended.then(() => say("HAProxy has ended"))]);
await restarting;
await fleet.stop();
