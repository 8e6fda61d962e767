import { randomUUID } from "node:crypto";
import type { Db } from "@sortes/db";
import type { BetRequest, PurchaseInput } from "../betting/index.ts";
import type { Line } from "../games/index.ts";
import { houseAccount, playerCash } from "../wallet/index.ts";
import { postTransfers } from "../wallet/server/index.ts";
import type { TestGame } from "./settlement-fixtures.ts";

/** Lets players of the jurisdiction buy the game. */
export async function sellIn(db: Db, game: TestGame, code = "TST"): Promise<void> {
  await db.query(
    "insert into jurisdiction_game (jurisdiction_code, game_id) values ($1, $2) on conflict do nothing",
    [code, game.gameId],
  );
}

export interface TestSale {
  /** From now, by the database's clock. */
  cutoffInMs: number;
  number?: number;
  graceMs?: number;
  publishAfterMs?: number;
}

/** A draw that sells until `cutoffInMs` from now. */
export async function createOpenDraw(
  db: Db,
  game: TestGame,
  sale: TestSale,
): Promise<{ id: string; cutoffAt: Date }> {
  return db.one(
    `insert into draw (game_id, number, rule_version_id, state, currency, opens_at, cutoff_at, publish_at, grace_ms)
     select $1, $2, $3, 'open', $4, least(c, clock_timestamp()) - interval '1 day', c, c + make_interval(secs => $6 / 1000.0), $7
     from (select clock_timestamp() + make_interval(secs => $5 / 1000.0)) as t(c) returning id, cutoff_at`,
    [
      game.gameId,
      sale.number ?? 1,
      game.ruleVersionId,
      game.rule.currency,
      sale.cutoffInMs,
      sale.publishAfterMs ?? 60_000,
      sale.graceMs ?? 0,
    ],
  );
}

/** Pays money in, through the ledger. */
export async function fundPlayers(
  db: Db,
  playerIds: readonly string[],
  amountMinor: bigint,
  currency = "EUR",
): Promise<void> {
  await db.tx((tx) =>
    postTransfers(
      tx,
      playerIds.map((playerId) => ({
        operationId: `test:${randomUUID()}`,
        debit: houseAccount("bank", currency),
        credit: playerCash(playerId, currency),
        amountMinor,
        kind: "deposit",
        reference: { kind: "test", id: playerId },
      })),
    ),
  );
}

export function betRequest(
  playerId: string,
  purchase: Pick<PurchaseInput, "gameId" | "drawIds" | "lines"> & Partial<PurchaseInput>,
  idempotencyKey: string = randomUUID(),
): BetRequest {
  return { playerId, idempotencyKey, channel: "api", purchase: { playNextIfLate: false, ...purchase } };
}

export const straight = (digits: number[], stakeMinor = 100n): Line => ({
  kind: "digits",
  betType: "straight",
  picks: { digits },
  stakeMinor,
});
