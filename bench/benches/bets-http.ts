import { startBareServer, startNaiveBetsServer } from "../src/baseline-servers.ts";
import type { Bench } from "../src/bench.types.ts";
import { measureAnswers } from "../src/closed-rounds.ts";
import { startEdge } from "../src/edge-process.ts";
import { betRequests } from "../src/requests.ts";
import { letTablesSettle, openWorld } from "../src/world.ts";

const PLAYERS = 2_000;
/** Three full batches in flight while the next one gathers. */
const CONNECTIONS = 512;

/** Bets over HTTP, each with a session, a key of its own and its commit, against the least and against the usual a server does. */
export const betsHttp: Bench = {
  name: "bets-http",
  unit: "bets/s",
  against: "a bare Fastify route that reads the same body",
  target: { kind: "ratio", least: 0.25, aim: 0.4 },
  also: { against: "one Prisma transaction for each bet", least: 6, aim: 10 },
  prepare: async () => {
    const world = await openWorld("bets-http", PLAYERS);
    const [edge, bare, naive] = [
      await startEdge(world.url),
      await startBareServer(),
      await startNaiveBetsServer(world.url),
    ];
    const bets = await betRequests(world);
    const atRoot = await betRequests(world, { path: "/" });
    const load = { connections: CONNECTIONS, hasFreshKeys: true };
    const measure = () => measureAnswers({ ...load, server: edge, requests: bets, wantedStatus: 201 });
    await measure();
    await letTablesSettle(world);
    return {
      measure,
      baseline: () => measureAnswers({ ...load, server: bare, requests: atRoot, wantedStatus: 200 }),
      alsoBaseline: () => measureAnswers({ ...load, server: naive, requests: atRoot, wantedStatus: 201 }),
      close: async () => {
        await Promise.all([edge.stop(), bare.stop(), naive.stop()]);
        await world.close();
      },
    };
  },
};
