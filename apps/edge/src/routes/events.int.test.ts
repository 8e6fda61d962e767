import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import type { LiveEvent } from "@sortes/domain/outbox";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { RunningEdge } from "../edge.ts";
import {
  type EdgeWorld,
  openEdgeWorld,
  openTestSale,
  postBet,
  readJson,
  signInTestPlayer,
  tell,
} from "../testing/edge-world.ts";
import { openStream, type TestStream } from "../testing/event-stream.ts";
import { eventually } from "../testing/eventually.ts";

let world: EdgeWorld;
let edge: RunningEdge;

beforeAll(async () => {
  world = await openEdgeWorld();
  edge = await world.start();
});
afterAll(() => world.close());

const opened = (): LiveEvent => ({
  type: "draw.state",
  drawId: randomUUID(),
  gameId: "game",
  state: "open",
});
const idsOf = ({ events }: TestStream) => events.flatMap(({ id }) => id ?? []);
const waitForIds = (stream: TestStream, ids: readonly string[]) =>
  eventually(() => expect(idsOf(stream)).toEqual(ids));

test("a page hears what everyone may know, once and in order, and others' affairs never", async () => {
  const mine = await signInTestPlayer(world);
  const [visitor, player] = [await openStream(edge), await openStream(edge, { token: mine.token })];
  const first = await tell(world, "public", opened());
  await tell(world, `player:${randomUUID()}`, { type: "wallet.changed", reason: "prize" });
  const own = await tell(world, `player:${mine.playerId}`, { type: "wallet.changed", reason: "prize" });
  const last = await tell(world, "public", opened());
  await waitForIds(player, [first, own, last]);
  await waitForIds(visitor, [first, last]);
  visitor.close();
  player.close();
});

test("a page that is cut off before its first event comes back with its place and misses nothing", async () => {
  const before = await openStream(edge);
  await waitForIds(before, [await tell(world, "public", opened())]);
  before.close();
  const cut = new AbortController();
  const { body } = await fetch(`${edge.url}/v1/events`, { signal: cut.signal });
  let place: string | undefined;
  for await (const text of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    // With a name and with data, or no page would see it.
    place = /^id: (\S+)\nevent: ping\ndata: {}$/m.exec(text)?.[1];
    if (place) break;
  }
  cut.abort();
  const missed = await tell(world, "public", opened());
  const back = await openStream(edge, { lastEventId: place ?? "" });
  await waitForIds(back, [missed]);
  back.close();
});

test("a page that comes back, to this edge or to another, gets exactly what it missed", async () => {
  const page = await openStream(edge);
  const seen = await tell(world, "public", opened());
  await waitForIds(page, [seen]);
  page.close();
  const missed: string[] = [];
  for (let count = 0; count < 30; count += 1) missed.push(await tell(world, "public", opened()));
  const other = await world.start();
  for (const at of [edge, other]) {
    const marker = await openStream(at);
    // Another edge learns of past events while it starts; a page that is too early is told to fetch everything again.
    await eventually(async () => {
      const back = await openStream(at, { lastEventId: seen });
      await eventually(() => expect(back.events.length).toBeGreaterThanOrEqual(1));
      if (back.events[0]?.data.type === "reset") back.close();
      expect(back.events[0]?.data.type).not.toBe("reset");
      await waitForIds(back, missed).finally(() => back.close());
    });
    marker.close();
  }
});

test("a page that was away for too long is told to fetch everything again", async () => {
  await tell(world, "public", opened());
  const page = await openStream(edge, { lastEventId: "1-0" });
  await eventually(() => expect(page.events[0]?.data).toEqual({ type: "reset" }));
  page.close();
});

test("hundreds of pages all hear each event", async () => {
  const pages = await Promise.all(Array.from({ length: 300 }, () => openStream(edge)));
  const ids = [await tell(world, "public", opened()), await tell(world, "public", opened())];
  await Promise.all(pages.map((page) => waitForIds(page, ids)));
  for (const page of pages) page.close();
});

test("sales move the pool on open pages, at most four times a second, and for who comes later", async () => {
  const sale = await openTestSale(world);
  const caller = await signInTestPlayer(world);
  const page = await openStream(edge, { token: caller.token });
  const poolsOf = (stream: TestStream) =>
    stream.events.filter(({ data }) => data.type === "draw.pool" && data.drawId === sale.drawId);
  await eventually(() => expect(poolsOf(page)).toHaveLength(1));
  const startedMs = performance.now();
  for (let count = 0; count < 40; count += 1) await postBet(edge, caller, sale.purchase(count));
  await eventually(() => expect(poolsOf(page).at(-1)?.data.stakeMinor).toBe("4000"));
  const quarters = Math.ceil((performance.now() - startedMs) / 250);
  expect(poolsOf(page).length).toBeLessThanOrEqual(quarters + 2);
  expect(page.events.filter(({ data }) => data.type === "wallet.changed")).toHaveLength(40);
  const later = await openStream(edge);
  await eventually(() => expect(poolsOf(later).map(({ data }) => data.stakeMinor)).toEqual(["4000"]));
  page.close();
  later.close();
});

test("a session that ends ends its streams", async () => {
  const leaving = await signInTestPlayer(world);
  const page = await openStream(edge, { token: leaving.token });
  await world.database.db.query("update player_session set revoked_at = clock_timestamp() where id = $1", [
    leaving.sessionId,
  ]);
  await tell(world, `player:${leaving.playerId}`, { type: "access.changed" });
  await page.ended;
  expect(page.events.at(-1)?.data).toEqual({ type: "access.changed" });
  expect((await openStream(edge, { token: leaving.token })).response.status).toBe(401);
});

test("a client that never reads is cut, and the others lose nothing", async () => {
  const reading = await openStream(edge);
  const { hostname, port } = new URL(edge.url);
  const deaf = connect({ host: hostname, port: Number(port) });
  deaf.pause();
  deaf.write(`GET /v1/events HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
  const clients = async () => {
    const health = await readJson(await fetch(`${edge.url}/health`));
    return (health.checks as { liveClients: number }).liveClients;
  };
  await eventually(async () => expect(await clients()).toBe(2));
  // Several megabytes: more than the kernel and the edge hold for one client together.
  const state = "x".repeat(60_000);
  let told = 0;
  await vi.waitUntil(
    async () => {
      await tell(world, "public", { type: "draw.state", drawId: randomUUID(), gameId: "game", state });
      told += 1;
      return (await clients()) === 1;
    },
    { timeout: 30_000, interval: 5 },
  );
  await eventually(() => expect(reading.events.filter(({ id }) => id)).toHaveLength(told));
  deaf.destroy();
  reading.close();
});
