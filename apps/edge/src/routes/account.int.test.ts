import { signUpTestPlayer, TEST_PASSWORD } from "@sortes/domain/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunningEdge } from "../edge.ts";
import {
  type EdgeWorld,
  openEdgeWorld,
  openTestSale,
  postBet,
  readJson,
  signInTestPlayer,
} from "../testing/edge-world.ts";

let world: EdgeWorld;
let edge: RunningEdge;

beforeAll(async () => {
  world = await openEdgeWorld();
  edge = await world.start();
});
afterAll(() => world.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${edge.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const get = (path: string, token: string) =>
  fetch(`${edge.url}${path}`, { headers: { authorization: `Bearer ${token}` } });

test("a program signs in, sees its player's money, and is out at once when it signs out", async () => {
  const { email } = await signUpTestPlayer(world.database.db);
  const wrong = await post("/v1/sign-in", { email, password: "not the password" });
  expect([wrong.status, (await readJson(wrong)).code]).toEqual([401, "player.sign_in_failed"]);

  const signedIn = await post("/v1/sign-in", { email, password: TEST_PASSWORD });
  expect(signedIn.status).toBe(201);
  expect(signedIn.headers.get("cache-control")).toBe("no-store");
  const token = String((await readJson(signedIn)).token);

  const wallet = await get("/v1/me/wallet", token);
  expect(wallet.headers.get("cache-control")).toBe("private, no-store");
  expect(await readJson(wallet)).toEqual({
    currency: "EUR",
    postedMinor: "0",
    heldMinor: "0",
    availableMinor: "0",
  });

  const out = await post("/v1/sign-out", {}, { authorization: `Bearer ${token}` });
  expect(out.status).toBe(204);
  const after = await get("/v1/me/wallet", token);
  expect([after.status, (await readJson(after)).code]).toEqual([401, "player.session_ended"]);
});

test("a player sees his own tickets and nobody else's", async () => {
  const sale = await openTestSale(world);
  const [mine, hers] = [await signInTestPlayer(world), await signInTestPlayer(world)];
  await postBet(edge, mine, sale.purchase());
  expect(await readJson(await get("/v1/me/tickets", mine.token))).toMatchObject({
    items: [{ stakeMinor: "100", serial: "1", draw: { id: sale.drawId } }],
  });
  expect(await readJson(await get("/v1/me/tickets", hers.token))).toEqual({ items: [] });
});

test("guesses at a password are limited by address, before any is looked at", async () => {
  const strict = await world.start({ ratesPerMinute: { address: 1_000, bets: 1_000, signIns: 2 } });
  const statuses: number[] = [];
  for (let count = 0; count < 6; count += 1) {
    const response = await fetch(`${strict.url}/v1/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: `nobody-${count}@example.test`, password: "guess" }),
    });
    statuses.push(response.status);
  }
  expect(statuses.at(-1)).toBe(429);
});

test("metrics are for those inside, health for whoever sends players here", async () => {
  const metrics = await (await fetch(`${edge.url}/metrics`)).text();
  expect(metrics).toMatch(/edge_bet_batch_size_count [1-9]/);
  expect(metrics).toContain("edge_bet_queue_depth 0");
  expect(await readJson(await fetch(`${edge.url}/health`))).toMatchObject({
    ok: true,
    checks: { postgres: { ok: true }, redis: { ok: true } },
  });
  const proxied = await world.start({ trustedProxies: ["127.0.0.1"] });
  const outside = await fetch(`${proxied.url}/metrics`, { headers: { "x-forwarded-for": "203.0.113.9" } });
  expect(outside.status).toBe(404);
});
