import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { z } from "zod";
import {
  type EdgeWorld,
  openTestSale,
  postBet,
  signInTestPlayer,
  type TestCaller,
  type TestSale,
} from "./edge-world.ts";

const receiptSchema = z.object({ purchaseId: z.string(), isReplay: z.boolean() });
type Receipt = z.output<typeof receiptSchema>;

const PLAYERS = 30;
const AT_ONCE = 60;

/** Many players who buy at once, each bet with a key of its own, and what they were told. */
export interface Storm {
  sale: TestSale;
  /** Sends every bet once, to the edge of its turn; `onAnswer` hears how many were answered so far. */
  rage(edges: readonly { url: string }[], onAnswer?: (answered: number) => void): Promise<void>;
  /** How many bets were answered with a receipt. */
  answered(): number;
  /**
   * Every answered bet exists; every bet, sent again with its key, is told truly whether it was bought before; and each is there
   * exactly once afterwards, with gapless serials.
   */
  expectTruth(edge: { url: string }): Promise<void>;
}

export async function gatherStorm(world: EdgeWorld, bets: number, given?: TestSale): Promise<Storm> {
  const sale = given ?? (await openTestSale(world));
  const players = await Promise.all(Array.from({ length: PLAYERS }, () => signInTestPlayer(world)));
  const keys = Array.from({ length: bets }, () => randomUUID());
  const receipts = new Map<number, string>();

  const bet = async (edge: { url: string }, index: number): Promise<Receipt | undefined> => {
    const headers = { "idempotency-key": keys[index] ?? "" };
    const player: TestCaller | undefined = players[index % PLAYERS];
    const response = await postBet(edge, player, sale.purchase(index), headers);
    return response.ok ? receiptSchema.parse(await response.json()) : undefined;
  };
  const sendAll = async (send: (index: number) => Promise<void>): Promise<void> => {
    let next = 0;
    const sender = async (): Promise<void> => {
      for (let index = next++; index < bets; index = next++) await send(index);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sender));
  };

  return {
    sale,
    answered: () => receipts.size,
    rage: (edges, onAnswer) =>
      sendAll(async (index) => {
        // Whatever went wrong on the way, the player has no answer.
        const receipt = await bet(edges[index % edges.length] ?? { url: "" }, index).catch(() => undefined);
        if (!receipt) return;
        receipts.set(index, receipt.purchaseId);
        onAnswer?.(receipts.size);
      }),
    expectTruth: async (edge) => {
      const kept = await loadPurchaseIds(world, keys);
      for (const [index, purchaseId] of receipts) expect(kept.get(keys[index] ?? "")).toBe(purchaseId);
      await sendAll(async (index) => {
        const before = kept.get(keys[index] ?? "");
        const receipt = await bet(edge, index);
        expect(receipt?.isReplay).toBe(before !== undefined);
        expect(receipt?.purchaseId).toBe(before ?? receipt?.purchaseId);
      });
      expect((await loadPurchaseIds(world, keys)).size).toBe(bets);
      const serials = await world.database.db.one(
        "select count(*)::int as sold, max(serial)::int as last from ticket where draw_id = $1",
        [sale.drawId],
      );
      expect(serials).toEqual({ sold: bets, last: bets });
    },
  };
}

async function loadPurchaseIds(
  { database }: EdgeWorld,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const rows = await database.db.query<{ idempotencyKey: string; id: string }>(
    "select idempotency_key, id from purchase where idempotency_key = any($1)",
    [keys],
  );
  return new Map(rows.map((row) => [row.idempotencyKey, row.id]));
}
