import { randomUUID } from "node:crypto";
import { startBareServer } from "../src/baseline-servers.ts";
import type { Bench } from "../src/bench.types.ts";
import { measureAnswers } from "../src/closed-rounds.ts";
import { startEdge } from "../src/edge-process.ts";
import { HttpConnection } from "../src/load/http-connection.ts";
import type { RequestTemplate } from "../src/load/load.types.ts";
import { betRequests } from "../src/requests.ts";
import type { ServerProcess } from "../src/server-process.ts";
import { openWorld } from "../src/world.ts";

const PLAYERS = 2_000;
const CONNECTIONS = 512;

/** Bets whose first answer never arrived, sent again with the same key: a phone leaves a tunnel, a proxy tries once more. */
export const replay: Bench = {
  name: "replay",
  unit: "answers/s",
  against: "a bare Fastify route that reads the same body",
  target: { kind: "ratio", least: 0.4, aim: 0.6 },
  prepare: async () => {
    const world = await openWorld("replay", PLAYERS);
    const [edge, bare] = [await startEdge(world.url), await startBareServer()];
    const keys = Array.from({ length: PLAYERS }, () => randomUUID());
    const withKeys = (requests: readonly RequestTemplate[]): RequestTemplate[] =>
      requests.map(({ before, after }, index) => ({ before: `${before}${keys[index]}`, after }));
    const bets = withKeys(await betRequests(world));
    const atRoot = withKeys(await betRequests(world, { path: "/" }));
    const load = { connections: CONNECTIONS, wantedStatus: 200 };
    await buyAll(bets, edge);
    return {
      measure: () => measureAnswers({ ...load, server: edge, requests: bets }),
      baseline: () => measureAnswers({ ...load, server: bare, requests: atRoot }),
      close: async () => {
        await Promise.all([edge.stop(), bare.stop()]);
        await world.close();
      },
    };
  },
};

/** The purchases that are repeated. */
async function buyAll(bets: readonly RequestTemplate[], { port }: ServerProcess): Promise<void> {
  const statuses = await Promise.all(
    bets.map(({ before, after }) => {
      const connection = new HttpConnection(port);
      return new Promise<number>((resolve) => {
        connection.send(before + after, ({ status }) => {
          connection.close();
          resolve(status);
        });
      });
    }),
  );
  const failed = statuses.filter((status) => status !== 201);
  if (failed.length > 0) throw new Error(`${failed.length} purchases were not made`);
}
