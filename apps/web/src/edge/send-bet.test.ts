import type { PurchaseReceipt } from "@sortes/domain/betting";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Bet, createBetSender, type SendBet } from "./send-bet.ts";

const url = "https://edge.test";
const bet: Bet = {
  idempotencyKey: "a-key-of-a-press",
  purchase: {
    gameId: "pick-3",
    drawIds: ["d1"],
    lines: [{ kind: "digits", betType: "straight", picks: { digits: [1, 2, 3] }, stakeMinor: 100n }],
    playNextIfLate: false,
  },
};
const receipt: PurchaseReceipt = {
  purchaseId: "p1",
  gameId: "pick-3",
  totalMinor: 100n,
  currency: "EUR",
  isReplay: false,
  tickets: [{ ticketId: "t1", drawId: "d1", serial: 7n, stakeMinor: 100n }],
};
const asJson = (value: unknown) =>
  JSON.stringify(value, (_key, part) => (typeof part === "bigint" ? String(part) : part));
const answer = (status: number, body: unknown) => new Response(asJson(body), { status });
const problem = (status: number, code: string, details?: Record<string, unknown>) =>
  answer(status, { type: `/v1/problems/${code}`, title: "", detail: "", status, code, details });

const edge = vi.fn<typeof fetch>();
const site = vi.fn<SendBet>();
const send = () => createBetSender(url, site);

beforeEach(() => {
  vi.stubGlobal("fetch", edge);
  site.mockResolvedValue({ ...receipt, purchaseId: "by the site" });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

test("a bet goes to the edge with cookie, key and amounts as text, and its receipt comes back whole", async () => {
  edge.mockResolvedValue(answer(201, receipt));
  expect(await send()(bet)).toEqual(receipt);
  const [address, request] = edge.mock.calls[0] ?? [];
  expect(address).toBe(`${url}/v1/bets`);
  expect(request).toMatchObject({
    method: "POST",
    credentials: "include",
    headers: { "idempotency-key": bet.idempotencyKey },
    body: asJson(bet.purchase),
  });
  expect(site).not.toHaveBeenCalled();
});

test.each([
  ["a broken connection", () => Promise.reject(new TypeError("failed to fetch"))],
  ["a gateway", () => Promise.resolve(new Response("<h1>Bad gateway</h1>", { status: 502 }))],
  ["a captive portal", () => Promise.resolve(new Response("<h1>Welcome</h1>"))],
  ["an earlier try under way", () => Promise.resolve(problem(409, "system.in_progress"))],
])("after %s the same bet goes to the site, once", async (_what, fail) => {
  edge.mockImplementation(fail);
  expect((await send()(bet)).purchaseId).toBe("by the site");
  expect(site.mock.calls).toEqual([[bet]]);
});

test("an edge that did not answer is left in peace for a while", async () => {
  edge.mockRejectedValue(new TypeError("failed to fetch"));
  const sendBet = send();
  await sendBet(bet);
  await sendBet(bet);
  expect(edge).toHaveBeenCalledTimes(1);
  expect(site).toHaveBeenCalledTimes(2);
});

test.each([
  [422, "draw.sales_closed", "refused"],
  [401, "access.signed_out", "unauthenticated"],
  [503, "system.unavailable", "unavailable"],
  [429, "system.rate_limited", "unavailable"],
])("a refusal (%i %s) is the answer, in the shape of one of the router", async (status, code, kind) => {
  const details = { nextDrawId: "d2" };
  edge.mockResolvedValue(problem(status, code, details));
  await expect(send()(bet)).rejects.toMatchObject({ data: { code, kind, details } });
  expect(site).not.toHaveBeenCalled();
});
