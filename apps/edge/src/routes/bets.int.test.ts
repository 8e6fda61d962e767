import { randomUUID } from "node:crypto";
import { verifyLedger } from "@sortes/domain/wallet/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { RunningEdge } from "../edge.ts";
import {
  type EdgeWorld,
  openEdgeWorld,
  openTestSale,
  postBet,
  readJson,
  signInTestPlayer,
  type TestCaller,
  type TestSale,
  tell,
  WEB_ORIGIN,
} from "../testing/edge-world.ts";
import { eventually } from "../testing/eventually.ts";

let world: EdgeWorld;
let edge: RunningEdge;
let caller: TestCaller;
let sale: TestSale;

beforeAll(async () => {
  world = await openEdgeWorld();
  edge = await world.start();
  caller = await signInTestPlayer(world);
  sale = await openTestSale(world);
});
afterAll(() => world.close());

const receiptSchema = z.object({ tickets: z.tuple([z.object({ serial: z.coerce.number() })]) });
const key = (): Record<string, string> => ({ "idempotency-key": randomUUID() });
const problemOf = async (response: Response): Promise<unknown[]> => {
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  const problem = await readJson(response);
  expect(problem).toMatchObject({ status: response.status, type: `/v1/problems/${problem.code}` });
  return [response.status, problem.code];
};

describe("a bet", () => {
  test("is answered with its receipt, and its repetition with the same one", async () => {
    const headers = key();
    const first = await postBet(edge, caller, sale.purchase(), headers);
    const again = await postBet(edge, caller, sale.purchase(), headers);
    const receipt = await readJson(first);
    expect(first.status).toBe(201);
    expect(receipt).toMatchObject({ totalMinor: "100", currency: "EUR", isReplay: false });
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, "true"]);
    expect(await again.json()).toEqual({ ...receipt, isReplay: true });
  });

  test("needs a key, which means one content for ever", async () => {
    const headers = key();
    await postBet(edge, caller, sale.purchase(1), headers);
    const other = await postBet(edge, caller, sale.purchase(2), headers);
    expect(await problemOf(other)).toEqual([422, "bet.idempotency_mismatch"]);
    const missing = await postBet(edge, caller, sale.purchase(), {});
    expect(await problemOf(missing)).toEqual([400, "system.idempotency_key_missing"]);
  });

  test("whose key is under way is told so, and its retry gets the first answer", async () => {
    const headers = key();
    const client = await world.database.db.pool.connect();
    await client.query("begin");
    await client.query("select from draw where id = $1 for update", [sale.drawId]);
    const both = [1, 2].map(() => postBet(edge, caller, sale.purchase(3), headers));
    // Whichever came first waits for the draw; the other is answered meanwhile.
    const refused = await Promise.race(both);
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(await problemOf(refused)).toEqual([409, "system.in_progress"]);
    await client.query("rollback");
    client.release();
    expect((await Promise.all(both)).map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await postBet(edge, caller, sale.purchase(3), headers)).status).toBe(200);
  });

  test("that comes too late is told the next draw", async () => {
    const late = await openTestSale(world, { cutoffInMs: -1_000 });
    const response = await postBet(edge, caller, late.purchase());
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      code: "draw.sales_closed",
      details: { nextDrawId: null },
    });
  });

  test("that is malformed names its fields, after the caller was asked who he is", async () => {
    const { gameId, drawIds } = sale.purchase();
    const malformed = await postBet(edge, caller, { gameId, drawIds, lines: [] });
    expect(await malformed.clone().json()).toMatchObject({ details: { fields: ["lines"] } });
    expect(await problemOf(malformed)).toEqual([400, "system.invalid_input"]);
    expect(await problemOf(await postBet(edge, caller, "{"))).toEqual([400, "system.invalid_input"]);
    const stranger = await postBet(edge, undefined, { gameId });
    expect(await problemOf(stranger)).toEqual([401, "access.signed_out"]);
    expect(stranger.headers.get("www-authenticate")).toBe("Bearer");
  });

  test("carries its channel, and its moment only while the clock is right", async () => {
    const atSite = await fetch(`${edge.url}/v1/bets`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        cookie: `other=1; sortes-player.session-token=${caller.token}`,
        origin: WEB_ORIGIN,
        ...key(),
      },
      body: JSON.stringify(sale.purchase(5)),
    });
    expect(atSite.headers.get("access-control-allow-origin")).toBe(WEB_ORIGIN);
    const { purchaseId } = await readJson(atSite);
    const row = await world.database.db.one("select channel from purchase where id = $1", [purchaseId]);
    expect(row).toEqual({ channel: "web" });
  });
});

describe("grace", () => {
  const graceDraw = (cutoffInMs: number) => openTestSale(world, { cutoffInMs, graceMs: 5_000 });

  /** An edge whose clock is wrong by this much, and that has measured it. */
  const edgeWithClock = async (aheadMs: number) => {
    const skewed = await world.start({ readClockMs: () => Date.now() + aheadMs });
    await eventually(async () => {
      const health = await readJson(await fetch(`${skewed.url}/health`));
      expect(health).toMatchObject({ checks: { clock: { offsetMs: expect.any(Number) } } });
    });
    return skewed;
  };

  test("reaches a bet that came in time, by the database's clock, and no other", async () => {
    const punctual = await edgeWithClock(0);
    const late = await graceDraw(-200);
    // Nothing that arrives after the cutoff is in time, however long the grace is.
    expect((await postBet(punctual, caller, late.purchase())).status).toBe(422);

    const client = await world.database.db.pool.connect();
    const soon = await graceDraw(2_500);
    await client.query("begin");
    await client.query("select from draw where id = $1 for update", [soon.drawId]);
    const inTime = postBet(punctual, caller, soon.purchase());
    await client.query("select pg_sleep(3)");
    await client.query("rollback");
    client.release();
    expect((await inTime).status).toBe(201);
  });

  test("is off at an edge whose clock is wrong", async () => {
    const wrong = await edgeWithClock(-300_000);
    const health = await readJson(await fetch(`${wrong.url}/health`));
    expect(health).toMatchObject({ checks: { clock: { hasGrace: false } } });
    expect((await postBet(wrong, caller, (await graceDraw(-200)).purchase())).status).toBe(422);
  });
});

describe("access", () => {
  test("a cookie counts for pages of the player site only", async () => {
    const headers = { cookie: `sortes-player.session-token=${caller.token}`, ...key() };
    for (const origin of [{}, { origin: "http://elsewhere.test" }]) {
      const response = await postBet(edge, undefined, sale.purchase(), { ...headers, ...origin });
      expect(await problemOf(response)).toEqual([403, "access.foreign_origin"]);
    }
  });

  test("a browser may send a bet with the cookie from a page of the player site, and from no other", async () => {
    const ask = (origin: string) =>
      fetch(`${edge.url}/v1/bets`, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "POST",
          "access-control-request-headers": "content-type,idempotency-key",
        },
      });
    const { headers } = await ask(WEB_ORIGIN);
    expect(headers.get("access-control-allow-origin")).toBe(WEB_ORIGIN);
    expect(headers.get("access-control-allow-credentials")).toBe("true");
    expect(headers.get("access-control-allow-headers")).toContain("idempotency-key");
    const elsewhere = await ask("http://elsewhere.test");
    expect(elsewhere.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("a token that we did not make opens nothing, however many are tried", async () => {
    const statuses = new Set<number>();
    for (let round = 0; round < 20; round += 1) {
      const tries = Array.from({ length: 50 }, () => postBet(edge, { token: randomUUID() }, sale.purchase()));
      for (const { status } of await Promise.all(tries)) statuses.add(status);
    }
    expect(statuses).toEqual(new Set([401]));
    expect((await postBet(edge, caller, sale.purchase(9))).status).toBe(201);
  });

  test("a session that ends is refused as soon as the event comes, not half a minute later", async () => {
    const leaving = await signInTestPlayer(world);
    expect((await postBet(edge, leaving, sale.purchase(10))).status).toBe(201);
    await world.database.db.query("update player_session set revoked_at = clock_timestamp() where id = $1", [
      leaving.sessionId,
    ]);
    expect((await postBet(edge, leaving, sale.purchase(11))).status, "remembered").toBe(201);
    await tell(world, `player:${leaving.playerId}`, { type: "access.changed" });
    await eventually(async () => expect((await postBet(edge, leaving, sale.purchase(12))).status).toBe(401));
  });

  test("an excluded player is refused although his session stands", async () => {
    const excluded = await signInTestPlayer(world);
    await postBet(edge, excluded, sale.purchase(13));
    await world.database.db.query(
      `insert into exclusion (player_id, kind, starts_at, ends_at, actor_kind, actor_id, reason)
       values ($1, 'self_exclusion', clock_timestamp(), null, 'player', $1::uuid::text, '')`,
      [excluded.playerId],
    );
    const response = await postBet(edge, excluded, sale.purchase(14));
    expect(response.status).toBe(422);
  });
});

describe("a flood", () => {
  test("of one player is told its limit, in headers and with 429, while others go on", async () => {
    const limited = await world.start({
      ratesPerMinute: { address: 1_000_000, bets: 5, signIns: 5 },
    });
    const greedy = await signInTestPlayer(world);
    const responses: Response[] = [];
    for (let count = 0; count < 12; count += 1) {
      responses.push(await postBet(limited, greedy, sale.purchase(20 + count)));
    }
    const statuses = responses.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(5);
    expect(statuses.at(-1)).toBe(429);
    const last = responses.at(-1) as Response;
    expect(last.headers.get("ratelimit-policy")).toBe('"bets";q=5;w=60');
    expect(last.headers.get("ratelimit")).toMatch(/^"bets";r=0;t=\d+$/);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await postBet(limited, caller, sale.purchase(40))).status).toBe(201);
  });

  test("of bytes is refused before it is read", async () => {
    const response = await postBet(edge, caller, "x".repeat(10 * 1024 * 1024)).catch(
      (error: unknown) => error,
    );
    // The answer may be lost to a client that is still sending when the connection closes.
    if (response instanceof Response) expect(await problemOf(response)).toEqual([413, "system.too_large"]);
    expect((await fetch(`${edge.url}/health/live`)).status).toBe(200);
  });

  test("of bets at once leaves one ticket for each answer, and balanced books", async () => {
    const busy = await openTestSale(world);
    const players = await Promise.all(Array.from({ length: 20 }, () => signInTestPlayer(world)));
    const answers = await Promise.all(
      Array.from({ length: 400 }, async (_unused, index) => {
        const response = await postBet(edge, players[index % 20], busy.purchase(index));
        return { status: response.status, receipt: receiptSchema.parse(await response.json()) };
      }),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const serials = answers.map(({ receipt }) => receipt.tickets[0].serial).sort((a, b) => a - b);
    expect(serials).toEqual(serials.map((_serial, index) => index + 1));
    expect((await verifyLedger({ db: world.database.db })).balanced).toBe(true);
  });
});
