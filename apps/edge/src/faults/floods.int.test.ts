import { randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import { verifyLedger } from "@sortes/domain/wallet/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type EdgeWorld,
  openEdgeWorld,
  openTestSale,
  postBet,
  signInTestPlayer,
  type TestCaller,
  type TestSale,
  tell,
} from "../testing/edge-world.ts";
import { eventually } from "../testing/eventually.ts";
import { spawnEdge, type TestProcess } from "../testing/processes.ts";

/** Of one address in a minute: what a household may do, and a flood soon has done. */
const ADDRESS_PER_MINUTE = 2_000;
/** Addresses for documentation (RFC 5737), as the load balancer in front tells them. */
const ATTACKER = { "x-forwarded-for": "203.0.113.7" };
/** The most that a flood may add to the edge's memory; what it sends is many times as much. */
const GROWTH_MAX_BYTES = 192 * 1024 * 1024;

let world: EdgeWorld;
let edge: TestProcess;
let sale: TestSale;
let players: TestCaller[];

beforeAll(async () => {
  world = await openEdgeWorld();
  edge = await spawnEdge(world, {
    TRUSTED_PROXIES: "127.0.0.1",
    RATE_ADDRESS_PER_MINUTE: String(ADDRESS_PER_MINUTE),
  });
  sale = await openTestSale(world);
  players = await Promise.all(Array.from({ length: 10 }, () => signInTestPlayer(world)));
  // The first requests compile what they touch: memory of before the flood is that of an edge at work.
  for (let index = 0; index < 100; index += 1) await buy(index);
});
afterAll(async () => {
  await edge.stop();
  await world.close();
});

const buy = (index: number): Promise<Response> =>
  postBet(edge, players[index % players.length], sale.purchase(index), {
    "idempotency-key": randomUUID(),
    "x-forwarded-for": `198.51.100.${index % players.length}`,
  });

async function residentBytes(): Promise<number> {
  const text = await (await fetch(`${edge.url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]);
}

/** Lets good players buy for as long as the flood lasts: each of them is served, memory stays bounded, and the books balance. */
async function whileOthersBuy(flood: (served: () => number) => Promise<void>): Promise<void> {
  const before = await residentBytes();
  let isOver = false;
  let mostBytes = before;
  const served: number[] = [];
  const buyer = async (): Promise<void> => {
    do {
      served.push((await buy(served.length)).status);
      mostBytes = Math.max(mostBytes, await residentBytes());
    } while (!isOver);
  };
  await Promise.all([
    buyer(),
    flood(() => served.length).finally(() => {
      isOver = true;
    }),
  ]);
  expect(new Set(served)).toEqual(new Set([201]));
  expect(mostBytes - before).toBeLessThan(GROWTH_MAX_BYTES);
  expect((await verifyLedger({ db: world.database.db })).balanced).toBe(true);
}

/** Sends `count` times, so many at once; answers with how often each status came. */
async function flood(
  count: number,
  atOnce: number,
  send: () => Promise<Response>,
): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  let left = count;
  const sender = async (): Promise<void> => {
    for (left -= 1; left >= 0; left -= 1) {
      const response = await send();
      await response.arrayBuffer();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
  return statuses;
}

test("of ten thousand bad tokens from one address, most are not even looked at", async () => {
  await whileOthersBuy(async () => {
    const statuses = await flood(10_000, 50, () =>
      fetch(`${edge.url}/v1/bets`, {
        method: "POST",
        headers: { authorization: `Bearer ${randomUUID()}`, "idempotency-key": randomUUID(), ...ATTACKER },
      }),
    );
    expect([...statuses.keys()].toSorted()).toEqual([401, 429]);
    // A new minute may begin in between, and with it a new share.
    expect(statuses.get(401)).toBeLessThanOrEqual(2 * ADDRESS_PER_MINUTE);
  });
});

/** The flood goes on until so many good bets were sold in the middle of it. */
const SERVED_MIN = 10;
const MEBIBYTE = Buffer.alloc(1024 * 1024, "x");

/** Sends ten megabytes, of a length it tells or not, whether or not anybody listens; answers with what came back. */
function sendTenMegabytes(head: string, chunk: (bytes: Buffer) => (string | Buffer)[]): Promise<string> {
  const socket = openSocket();
  let text = "";
  socket.on("data", (bytes) => {
    text += bytes;
  });
  const ended = new Promise<string>((resolve) => {
    socket.once("close", () => resolve(text));
  });
  const authorization = `authorization: Bearer ${players[0]?.token}`;
  socket.write(
    `POST /v1/bets HTTP/1.1\r\nhost: edge\r\ncontent-type: application/json\r\n${authorization}\r\n` +
      `idempotency-key: ${randomUUID()}\r\n${head}\r\n\r\n`,
  );
  for (let sent = 0; sent < 10; sent += 1) for (const part of chunk(MEBIBYTE)) socket.write(part);
  return ended;
}

function openSocket(): Socket {
  const { hostname, port } = new URL(edge.url);
  const socket = connect({ host: hostname, port: Number(port) });
  // Cut by the edge while it is still sending, as it should be.
  socket.on("error", () => undefined);
  return socket;
}

test.each([
  ["that say so", `content-length: ${10 * MEBIBYTE.length}`, (bytes: Buffer) => [bytes]],
  [
    "that do not say so",
    "transfer-encoding: chunked",
    (bytes: Buffer) => [`${bytes.length.toString(16)}\r\n`, bytes, "\r\n"],
  ],
])("of bodies of ten megabytes %s, none is read to its end", async (_what, head, chunk) => {
  await whileOthersBuy(async (served) => {
    while (served() < SERVED_MIN) {
      const answers = await Promise.all(Array.from({ length: 8 }, () => sendTenMegabytes(head, chunk)));
      // The answer may be lost to a client that is still sending when the connection closes.
      for (const answer of answers) expect(answer === "" || answer.startsWith("HTTP/1.1 413")).toBe(true);
    }
  });
});

test("of streams that nobody reads, each is cut", async () => {
  const liveClients = async (): Promise<number> => {
    const text = await (await fetch(`${edge.url}/metrics`)).text();
    return Number(/^edge_live_clients (\S+)$/m.exec(text)?.[1]);
  };
  await whileOthersBuy(async (served) => {
    const deaf = Array.from({ length: 50 }, () => {
      const socket = openSocket();
      socket.pause();
      socket.write("GET /v1/events HTTP/1.1\r\nhost: edge\r\n\r\n");
      return socket;
    });
    await eventually(async () => expect(await liveClients()).toBe(deaf.length));
    const state = "x".repeat(60_000);
    // Fifty times several megabytes: more than the kernel and the edge hold for a client.
    await eventually(async () => {
      for (let told = 0; told < 20; told += 1) {
        await tell(world, "public", { type: "draw.state", drawId: randomUUID(), gameId: "game", state });
      }
      expect(await liveClients()).toBe(0);
      expect(served()).toBeGreaterThanOrEqual(SERVED_MIN);
    });
    for (const socket of deaf) socket.destroy();
  });
});
