import { once } from "node:events";
import { createServer } from "node:http";
import { roundDueAt } from "../beacon.core.ts";
import { type BeaconChain, BLS_SCHEME } from "../beacon.schema.ts";
import { beaconKeys, signRound } from "./round-signature.ts";

export interface BeaconServerOptions {
  /** At least 48 random bytes that make the key. */
  keySeed: Uint8Array;
  genesisTime: number;
  periodS: number;
  /** The clock by which a round is due, in milliseconds since 1970. */
  readClockMs: () => number;
  /** 0 takes any free port. */
  port: number;
}

export interface BeaconServer {
  chain: BeaconChain;
  /** What a client takes as its relay. */
  url: string;
  close(): Promise<void>;
}

/**
 * A beacon of one's own with one key, for level L2 and for tests: it speaks drand's HTTP and signs no round before its time. Several
 * parties who trust no one of them run drand itself with a threshold key; the client is the same.
 */
export async function serveBeacon(options: BeaconServerOptions): Promise<BeaconServer> {
  const { genesisTime, periodS, readClockMs, port } = options;
  const { secretKey, publicKey } = beaconKeys(options.keySeed);
  const chain: BeaconChain = { scheme: BLS_SCHEME, publicKey, genesisTime, periodS };
  const answerTo = (url: string): { status: number; body: object } => {
    if (url === "/info") return { status: 200, body: chain };
    const round = Number(/^\/public\/([1-9]\d{0,14})$/.exec(url)?.[1]);
    if (Number.isNaN(round)) return { status: 404, body: {} };
    if (roundDueAt(chain, round).getTime() > readClockMs()) return { status: 425, body: {} };
    return { status: 200, body: { round, signature: signRound(secretKey, round) } };
  };
  const server = createServer(({ url = "" }, response) => {
    const { status, body } = answerTo(url);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const bound = typeof address === "object" && address !== null ? address.port : port;
  return {
    chain,
    url: `http://127.0.0.1:${bound}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
