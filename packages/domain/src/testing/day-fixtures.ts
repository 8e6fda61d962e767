import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@sortes/db";
import { loadDraw, scheduleSpecialDraw } from "../draws/server/index.ts";
import type { GameRuleInput } from "../games/index.ts";
import { sellIn } from "./betting-fixtures.ts";
import { createRuledGame } from "./draw-fixtures.ts";

export interface DayDrawFacts {
  drawId: string;
  gameId: string;
  number: number;
  cutoffAt: Date;
  publishAt: Date;
}

/** A draw that sells from now on; its times are counted by the database's clock. */
export async function createSaleNow(
  db: Db,
  gameId: string,
  { cutoffInMs, publishAfterMs }: { cutoffInMs: number; publishAfterMs: number },
): Promise<DayDrawFacts> {
  const { now } = await db.one<{ now: Date }>("select clock_timestamp() as now");
  const cutoffMs = now.getTime() + cutoffInMs;
  const draw = await scheduleSpecialDraw(
    { db },
    {
      gameId,
      opensAt: now,
      cutoffAt: new Date(cutoffMs),
      publishAt: new Date(cutoffMs + publishAfterMs),
      actor: { kind: "system", id: "test" },
      reason: "a day of a browser test",
    },
  );
  const { id: drawId, number, cutoffAt, publishAt } = draw;
  await waitUntilOpen(db, drawId);
  return { drawId, gameId, number, cutoffAt, publishAt };
}

const OPENS_WITHIN_MS = 15_000;
const POLL_MS = 50;

/** The running worker announces the draw's terms and opens it. */
async function waitUntilOpen(db: Db, drawId: string): Promise<void> {
  const deadline = AbortSignal.timeout(OPENS_WITHIN_MS);
  while ((await loadDraw({ db }, { drawId })).state === "scheduled") {
    deadline.throwIfAborted();
    await sleep(POLL_MS);
  }
}

/** One number, drawn or not, pays the same multiple of the stake: every ticket wins, and a test knows how much. */
function sureWinRule(paysTimes: number): GameRuleInput {
  const paysBps = paysTimes * 10_000;
  return {
    kind: "keno",
    currency: "EUR",
    salesSplit: { prizesBps: 6_200, goodCausesBps: 2_000, operatorBps: 1_800 },
    pool: 20,
    drawn: 10,
    stake: { minMinor: 1_00n, maxMinor: 5_00n, stepMinor: 1_00n },
    paytable: [
      { spots: 1, hits: 0, paysBps },
      { spots: 1, hits: 1, paysBps },
    ],
  };
}

/** A game on sale in Malta whose every ticket wins `paysTimes` its stake. */
export async function createSureWinGame(
  db: Db,
  name: string,
  paysTimes: number,
): Promise<{ gameId: string; name: string }> {
  const game = await createRuledGame(db, sureWinRule(paysTimes));
  await db.query("update game set name = $2, sort_order = 1000 where id = $1", [game.gameId, name]);
  await sellIn(db, game, "MT");
  return { gameId: game.gameId, name };
}
