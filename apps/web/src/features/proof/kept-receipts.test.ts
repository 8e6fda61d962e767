import type { Receipt } from "@sortes/domain/proof";
import { expect, test } from "vitest";
import { type KeptStorage, keepReceipt } from "./kept-receipts.ts";

function memory(): KeptStorage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (at) => [...items.keys()][at] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

const head = {
  protocol: "sortes-draw/1",
  suite: "SHA-256+Ed25519+HKDF-SHA-512+HMAC-DRBG-SHA-256",
  gameId: "pick-3",
  drawId: "d1",
} as const;

function receiptOf(ticketId: string, stakeMinor = "100"): Receipt {
  return {
    protocol: head.protocol,
    suite: head.suite,
    type: "receipt",
    ticket: {
      ...head,
      type: "ticket",
      serial: "1",
      ticketId,
      holder: "aa",
      ruleHash: "bb",
      lines: [],
      currency: "EUR",
      stakeMinor,
      soldAt: "2026-11-21T15:00:00.000000Z",
      salt: "cc",
    },
    leafHash: "dd",
    code: "RZ97-WW16-1JSV-P91J-N",
    key: "ee",
    signature: "ff",
    inclusion: null,
  };
}

const inclusion: Receipt["inclusion"] = {
  ...head,
  type: "inclusion",
  serial: "1",
  leafHash: "dd",
  count: "1",
  path: [],
};

test("the first receipt is kept, and the inclusion proof that comes later is added to it", () => {
  const storage = memory();
  expect(keepReceipt(storage, receiptOf("t1")).agreement).toBe("agrees");
  const later = keepReceipt(storage, { ...receiptOf("t1"), inclusion });
  expect(later).toEqual({ agreement: "agrees", receipt: { ...receiptOf("t1"), inclusion } });
});

test("another receipt of the same ticket differs, and does not replace the kept one", () => {
  const storage = memory();
  keepReceipt(storage, receiptOf("t1"));
  const other = keepReceipt(storage, { ...receiptOf("t1", "200"), inclusion });
  expect(other).toEqual({ agreement: "differs", receipt: { ...receiptOf("t1"), inclusion } });
  expect(keepReceipt(storage, receiptOf("t1")).agreement).toBe("agrees");
});

test("the oldest goes when there is no room, and a browser without storage says so", () => {
  const storage = memory();
  const idOf = (at: number) => `t${`${at}`.padStart(3, "0")}`;
  for (let at = 0; at < 501; at++) keepReceipt(storage, receiptOf(idOf(at)));
  expect(storage.length).toBe(500);
  expect(storage.getItem("sortes.receipt.t000")).toBeNull();
  const blocked: KeptStorage = {
    ...memory(),
    setItem: () => {
      throw new Error("blocked");
    },
  };
  expect(keepReceipt(blocked, receiptOf("t1"))).toEqual({
    agreement: "not_kept",
    receipt: receiptOf("t1"),
  });
});

test("what is not a receipt any more is as good as none", () => {
  const storage = memory();
  storage.setItem("sortes.receipt.t1", "{");
  expect(keepReceipt(storage, receiptOf("t1")).agreement).toBe("agrees");
});
