import { startBareServer } from "../src/baseline-servers.ts";
import type { Bench } from "../src/bench.types.ts";
import { measureAnswers } from "../src/closed-rounds.ts";
import { startEdge } from "../src/edge-process.ts";
import { getRequest } from "../src/requests.ts";
import { openWorld } from "../src/world.ts";

const CONNECTIONS = 64;

/** The list of open draws, that every page asks for, against a route that says hello. */
export const readsHttp: Bench = {
  name: "reads-http",
  unit: "answers/s",
  against: "a bare Fastify route",
  target: { kind: "ratio", least: 0.7, aim: 0.9 },
  prepare: async () => {
    const world = await openWorld("reads-http", 1);
    const [edge, bare] = [await startEdge(world.url), await startBareServer()];
    const load = { connections: CONNECTIONS, wantedStatus: 200 };
    return {
      measure: () => measureAnswers({ ...load, server: edge, requests: [getRequest("/v1/draws")] }),
      baseline: () => measureAnswers({ ...load, server: bare, requests: [getRequest("/")] }),
      close: async () => {
        await Promise.all([edge.stop(), bare.stop()]);
        await world.close();
      },
    };
  },
};
