import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDb, type Db } from "@sortes/db";
import { type EmbeddedPostgres, findFreePort, startEmbeddedPostgres } from "@sortes/db/embedded";
import { applyMigrations } from "@sortes/db/migrate";
import { createBetBatcher } from "@sortes/domain/betting/server";
import { PICK_3_RULE } from "@sortes/domain/games";
import { createSandboxProcessor } from "@sortes/domain/payments/server";
import {
  createOpenDraw,
  createRuledGame,
  createTestPlayers,
  fundPlayers,
  sellIn,
  straight,
  type TestGame,
  testProof,
} from "@sortes/domain/testing";
import { loadWallet, verifyLedger } from "@sortes/domain/wallet/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import superjson from "superjson";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { playerRouter } from "./router.ts";

/** A server of its own, because this test takes it away. */
let postgres: EmbeddedPostgres;
let folder: string;
let port: number;
let db: Db;

const start = () =>
  startEmbeddedPostgres({
    dataDir: join(folder, "postgres"),
    port,
    password: "postgres",
    logFile: join(folder, "postgres.log"),
    isThrowaway: true,
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sortes-outage-"));
  port = await findFreePort();
  postgres = await start();
  const url = postgres.url("outage");
  await applyMigrations({ url });
  db = createDb({ url, applicationName: "outage-test" });
});
afterAll(async () => {
  await db.close();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Fewer than one player may have waiting at once, so that none is told to come back for that reason. */
const BETS = 120;
const OUTAGE_MS = 10_000;

test("while Postgres is stopped for 10 s every request gets a 503, and afterwards each bet exists once or not at all", async () => {
  const { game, playerId, sessionId, drawId } = await openWorld();
  const call = caller(sessionId);
  const bet = (idempotencyKey: string) =>
    call("betting.buy", {
      idempotencyKey,
      purchase: { gameId: game.gameId, drawIds: [drawId], lines: [straight([1, 2, 3])] },
    });
  const keys = Array.from({ length: BETS }, () => randomUUID());

  // Some are answered before the stop, some are inside when it comes, the rest arrive while the server is away.
  const before = await Promise.all(keys.slice(0, 20).map(bet));
  const during = keys.slice(20, 60).map(bet);
  await postgres.stop();
  const stoppedAt = Date.now();
  const away = await Promise.all(keys.slice(60).map(bet));
  const cut = await Promise.all(during);
  await vi.waitUntil(() => Date.now() - stoppedAt >= OUTAGE_MS, { timeout: 2 * OUTAGE_MS, interval: 100 });
  postgres = await start();

  expect(before.every((answer) => answer.status === 200)).toBe(true);
  expect(cut.every((answer) => answer.status === 200 || answer.status === 503)).toBe(true);
  expect(new Set(away.map((answer) => answer.status))).toEqual(new Set([503]));
  expect(new Set(away.map((answer) => answer.code))).toEqual(new Set(["system.unavailable"]));

  const retried = await Promise.all(keys.map(bet));
  const { tickets } = await db.one<{ tickets: bigint }>("select count(*) as tickets from ticket");
  const wallet = await loadWallet({ db }, { playerId, currency: "EUR" });
  expect(retried.map((answer) => answer.status)).toEqual(keys.map(() => 200));
  expect(tickets).toBe(BigInt(BETS));
  expect(wallet.availableMinor).toBe(100_000n - BigInt(BETS) * 100n);
  expect((await verifyLedger({ db })).balanced).toBe(true);
});

async function openWorld(): Promise<{ game: TestGame; playerId: string; sessionId: string; drawId: string }> {
  const game = await createRuledGame(db, PICK_3_RULE);
  const [playerId] = (await createTestPlayers(db, 1)) as [string];
  await sellIn(db, game);
  await fundPlayers(db, [playerId], 100_000n);
  const draw = await createOpenDraw(db, game, { cutoffInMs: 3_600_000 });
  const session = await db.one<{ id: string }>(
    `insert into player_session (id, player_id, expires_at)
     values (gen_random_uuid(), $1, clock_timestamp() + interval '1 day') returning id`,
    [playerId],
  );
  return { game, playerId, sessionId: session.id, drawId: draw.id };
}

const errorSchema = z.object({
  error: z.object({ json: z.object({ data: z.object({ code: z.string() }) }) }).optional(),
});

/** Requests as the site's route answers them, without the site. */
function caller(sessionId: string) {
  const bets = createBetBatcher({ db });
  const processor = createSandboxProcessor({ db });
  return async (path: string, input: unknown): Promise<{ status: number; code: string | undefined }> => {
    const response = await fetchRequestHandler({
      endpoint: "/api/trpc",
      router: playerRouter,
      req: new Request(`http://site.test/api/trpc/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(superjson.serialize(input)),
      }),
      createContext: () => ({
        db,
        bets,
        processor,
        mail: { send: async () => undefined },
        drawSigner: testProof.keys.draw,
        attempts: { take: async () => undefined },
        live: { subscribe: async function* () {}, close: async () => undefined },
        sessionId,
        address: "127.0.0.1",
        userAgent: "test",
      }),
    });
    const body = errorSchema.parse(await response.json());
    return { status: response.status, code: body.error?.json.data.code };
  };
}
