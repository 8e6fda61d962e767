import { loadDraw } from "@sortes/domain/draws/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunningEdge } from "../edge.ts";
import {
  type EdgeWorld,
  openEdgeWorld,
  openTestSale,
  readJson,
  type TestSale,
  tell,
  WEB_ORIGIN,
} from "../testing/edge-world.ts";
import { eventually } from "../testing/eventually.ts";

let world: EdgeWorld;
let edge: RunningEdge;
let sale: TestSale;

beforeAll(async () => {
  world = await openEdgeWorld();
  edge = await world.start();
  sale = await openTestSale(world);
});
afterAll(() => world.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${edge.url}${path}`, { headers });

describe("a public answer", () => {
  test("says what the domain says, amounts as text, and may be cached for a moment", async () => {
    const response = await get(`/v1/draws/${sale.drawId}`);
    const detail = await loadDraw({ db: world.database.db }, { drawId: sale.drawId });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toContain("public");
    expect(await readJson(response)).toMatchObject({
      id: detail.id,
      cutoffAt: detail.cutoffAt.toISOString(),
      result: null,
    });
    expect(await readJson(await get(`/v1/draws?gameId=${sale.gameId}`))).toMatchObject({
      items: [{ id: sale.drawId, state: "open" }],
    });
    expect(await readJson(await get(`/v1/games/${sale.gameId}`))).toMatchObject({
      game: { id: sale.gameId, instantLimitMinor: "60000" },
    });
  });

  test("is not sent again to who has it", async () => {
    const first = await get("/v1/draws");
    const etag = first.headers.get("etag") ?? "";
    const again = await get("/v1/draws", { "if-none-match": `"other", W/${etag}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await get("/v1/draws", { "if-none-match": '"other"' })).status).toBe(200);
  });

  test("is the same, head and body, whether it was made for the request or lay ready", async () => {
    const path = `/v1/draws?gameId=${sale.gameId}&perGame=3`;
    const seen = async (response: Response) => {
      const { date: _now, ...headers } = Object.fromEntries(response.headers);
      return { status: response.status, headers, body: await response.text() };
    };
    const made = await seen(await get(path));
    expect(await seen(await get(path))).toEqual(made);
    const known = { "if-none-match": made.headers.etag ?? "" };
    const short = await seen(await get(path, known));
    expect(short).toMatchObject({ status: 304, headers: { etag: made.headers.etag }, body: "" });
  });

  test("changes with the event that something changed, and not before it was true", async () => {
    const { gameId, drawId } = await openTestSale(world);
    const path = `/v1/draws?gameId=${gameId}`;
    expect(await readJson(await get(path))).toMatchObject({ items: [{ id: drawId }] });
    await world.database.db.query("update draw set state = 'closed' where id = $1", [drawId]);
    expect(await readJson(await get(path)), "remembered").toMatchObject({ items: [{ id: drawId }] });
    await tell(world, "public", { type: "draw.state", drawId, gameId, state: "closed" });
    await eventually(async () => expect(await readJson(await get(path))).toEqual({ items: [] }));
  });

  test("about nothing is a problem, as is a question nobody understands", async () => {
    const unknown = await get("/v1/draws/01a1fd74-670e-79d0-ad6c-faf45018e0ff");
    expect([unknown.status, (await readJson(unknown)).code]).toEqual([404, "draw.not_found"]);
    const malformed = await get("/v1/results?limit=1000");
    expect([malformed.status, (await readJson(malformed)).code]).toEqual([400, "system.invalid_input"]);
    const nowhere = await get("/v1/nowhere");
    expect([nowhere.status, (await readJson(nowhere)).code]).toEqual([404, "system.not_found"]);
  });

  test("carries the headers that keep a browser from taking it for a page", async () => {
    const { headers } = await get("/v1/draws", { origin: WEB_ORIGIN });
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("access-control-allow-origin")).toBe(WEB_ORIGIN);
    expect(headers.get("access-control-allow-credentials")).toBe("true");
    const elsewhere = await get("/v1/draws", { origin: "http://elsewhere.test" });
    expect(elsewhere.headers.get("access-control-allow-origin")).toBeNull();
    expect(elsewhere.headers.get("vary")).toBe("Origin");
  });
});

describe("the reference", () => {
  test("describes every route in OpenAPI 3.1, with the shape of what is sent and of each problem", async () => {
    const document = await readJson(await get("/v1/openapi.json"));
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths as object).toSorted()).toEqual([
      "/v1/bets",
      "/v1/draws",
      "/v1/draws/{drawId}",
      "/v1/events",
      "/v1/games",
      "/v1/games/{gameId}",
      "/v1/me/tickets",
      "/v1/me/wallet",
      "/v1/problems/{code}",
      "/v1/results",
      "/v1/sign-in",
      "/v1/sign-out",
      "/v1/time",
    ]);
    expect(document.components).toMatchObject({
      schemas: {
        Receipt: { properties: { totalMinor: { type: "string", pattern: "^-?[0-9]+$" } } },
        Draw: { properties: { cutoffAt: { type: "string", format: "date-time" } } },
      },
    });
    expect(document.paths).toMatchObject({
      "/v1/bets": {
        post: {
          parameters: [{ name: "idempotency-key", in: "header", required: true }],
          responses: { 201: {}, 409: {}, 422: {}, 429: {}, 503: {} },
        },
      },
    });
  });

  test("is a page for people, and each problem has an address of its own", async () => {
    const page = await get("/v1/docs/");
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.headers.get("content-security-policy")).toContain("script-src");
    const problem = await readJson(await get("/v1/problems/bet.idempotency_mismatch"));
    expect(problem).toMatchObject({ code: "bet.idempotency_mismatch", status: 422 });
    expect((await get("/v1/problems/toString")).status).toBe(404);
  });
});

test("the clock of countdowns is the database's", async () => {
  const { now } = await readJson(await get("/v1/time"));
  expect(Math.abs(Date.parse(String(now)) - Date.now())).toBeLessThan(60_000);
});
