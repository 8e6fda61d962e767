import { randomUUID } from "node:crypto";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { findFreePort, type GuardedProcess, spawnGuarded } from "@sortes/db/embedded";
import { verifyLedger } from "@sortes/domain/wallet/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import {
  type EdgeWorld,
  openEdgeWorld,
  openTestSale,
  postBet,
  SECRET,
  signInTestPlayer,
} from "./testing/edge-world.ts";
import { eventually } from "./testing/eventually.ts";

let world: EdgeWorld;
beforeAll(async () => {
  world = await openEdgeWorld();
});
afterAll(() => world.close());

async function spawnEdge(): Promise<{ process: GuardedProcess; url: string }> {
  const port = await findFreePort();
  const edge = await spawnGuarded(process.execPath, ["src/main.ts"], {
    cwd: dirname(dirname(fileURLToPath(import.meta.url))),
    env: {
      NODE_ENV: "test",
      DATABASE_URL: world.database.url,
      REDIS_URL: world.server.url,
      NEXTAUTH_SECRET: SECRET,
      PORT: String(port),
      HOST: "127.0.0.1",
      LOG_LEVEL: "fatal",
      RATE_ADDRESS_PER_MINUTE: "1000000",
      RATE_BETS_PER_MINUTE: "1000000",
    },
    output: "inherit",
  });
  const url = `http://127.0.0.1:${port}`;
  await eventually(async () => expect((await fetch(`${url}/health`)).ok).toBe(true));
  return { process: edge, url };
}

const receiptSchema = z.object({ purchaseId: z.string(), isReplay: z.boolean() });
const BETS = 1_500;
const AT_ONCE = 60;

test("killed under load, every bet it answered exists, and every other one is answered truly on its retry", async () => {
  const sale = await openTestSale(world);
  const players = await Promise.all(Array.from({ length: 30 }, () => signInTestPlayer(world)));
  const keys = Array.from({ length: BETS }, () => randomUUID());
  const bet = async (url: string, index: number): Promise<z.output<typeof receiptSchema> | undefined> => {
    const headers = { "idempotency-key": keys[index] as string };
    const response = await postBet({ url }, players[index % 30], sale.purchase(index), headers);
    return response.status < 300 ? receiptSchema.parse(await response.json()) : undefined;
  };

  const first = await spawnEdge();
  const answers = new Map<number, string>();
  let next = 0;
  const buyer = async (): Promise<void> => {
    for (let index = next++; index < BETS; index = next++) {
      const receipt = await bet(first.url, index).catch(() => undefined);
      if (receipt) answers.set(index, receipt.purchaseId);
      if (answers.size === BETS / 3) process.kill(first.process.pid, "SIGKILL");
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, buyer));
  expect(await first.process.exited).toMatchObject({ signal: "SIGKILL" });
  const kept = await purchaseIdsByKey(keys);
  for (const [index, purchaseId] of answers) expect(kept.get(keys[index] as string)).toBe(purchaseId);

  const second = await spawnEdge();
  for (let from = 0; from < BETS; from += AT_ONCE) {
    const indexes = keys.slice(from, from + AT_ONCE).map((_key, offset) => from + offset);
    for (const [index, receipt] of (await Promise.all(indexes.map((at) => bet(second.url, at)))).entries()) {
      const before = kept.get(keys[from + index] as string);
      expect(receipt?.isReplay).toBe(before !== undefined);
      expect(receipt?.purchaseId).toBe(before ?? receipt?.purchaseId);
    }
  }
  expect((await purchaseIdsByKey(keys)).size).toBe(BETS);
  expect((await verifyLedger({ db: world.database.db })).balanced).toBe(true);

  await second.process.stop();
  expect(await second.process.exited).toMatchObject({ code: 0 });
}, 120_000);

async function purchaseIdsByKey(keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await world.database.db.query<{ idempotencyKey: string; id: string }>(
    "select idempotency_key, id from purchase where idempotency_key = any($1)",
    [keys],
  );
  return new Map(rows.map((row) => [row.idempotencyKey, row.id]));
}
