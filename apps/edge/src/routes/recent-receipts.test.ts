import type { PurchaseInput, PurchaseReceipt } from "@sortes/domain/betting";
import { straight } from "@sortes/domain/testing";
import { expect, it } from "vitest";
import { RecentReceipts } from "./recent-receipts.ts";

const purchase: PurchaseInput = {
  gameId: "daily",
  drawIds: ["a"],
  lines: [straight([1, 2, 3])],
  playNextIfLate: false,
};
const receipt: PurchaseReceipt = {
  purchaseId: "p",
  gameId: "daily",
  totalMinor: 100n,
  currency: "EUR",
  isReplay: false,
  tickets: [{ ticketId: "t", drawId: "a", serial: 1n, stakeMinor: 100n }],
};

it("a receipt is found again for the same purchase under the same key, marked as a repetition", () => {
  const receipts = new RecentReceipts();
  receipts.keep("alice/1", purchase, receipt);
  expect(receipts.find("alice/1", { ...purchase })).toEqual({ ...receipt, isReplay: true });
});

it("a receipt is not found for another purchase, another key or another player", () => {
  const receipts = new RecentReceipts();
  receipts.keep("alice/1", purchase, receipt);
  expect(receipts.find("alice/1", { ...purchase, drawIds: ["b"] })).toBeUndefined();
  expect(receipts.find("alice/1", { ...purchase, lines: [straight([1, 2, 4])] })).toBeUndefined();
  expect(receipts.find("alice/2", purchase)).toBeUndefined();
  expect(receipts.find("bob/1", purchase)).toBeUndefined();
});
