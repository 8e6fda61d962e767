import { expect, it } from "vitest";
import { RecentReceipts } from "./recent-receipts.ts";

const asked = '{"gameId":"daily","drawIds":["a"],"lines":[{"picks":[1,2,3]}]}';
const receipt = { purchaseId: "p", gameId: '"isReplay":false', isReplay: false, tickets: [{ serial: "1" }] };

it("a receipt is found again for the same purchase under the same key, marked as a repetition", () => {
  const receipts = new RecentReceipts();
  receipts.keep("alice/1", asked, JSON.stringify(receipt));
  expect(JSON.parse(receipts.find("alice/1", asked) ?? "")).toEqual({ ...receipt, isReplay: true });
});

it("a receipt is not found for another purchase, another key or another player", () => {
  const receipts = new RecentReceipts();
  receipts.keep("alice/1", asked, JSON.stringify(receipt));
  expect(receipts.find("alice/1", asked.replace("a", "b"))).toBeUndefined();
  expect(receipts.find("alice/1", `${asked} `)).toBeUndefined();
  expect(receipts.find("alice/2", asked)).toBeUndefined();
  expect(receipts.find("bob/1", asked)).toBeUndefined();
});

it("a storm of bets forgets the oldest receipts and none of the latest", () => {
  const receipts = new RecentReceipts();
  const bets = Array.from({ length: 100_000 }, (_bet, index) => `alice/${index}`);
  for (const key of bets) receipts.keep(key, asked, JSON.stringify(receipt));
  expect(receipts.find("alice/0", asked)).toBeUndefined();
  expect(bets.slice(-25_000).every((key) => receipts.find(key, asked) !== undefined)).toBe(true);
});
