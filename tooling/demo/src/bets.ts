import { randomUUID } from "node:crypto";
import type { Db } from "@sortes/db";
import type { BetRequest } from "@sortes/domain/betting";
import { createBetBatcher } from "@sortes/domain/betting/server";
import { DomainError } from "@sortes/domain/errors";
import {
  type GameRule,
  type Line,
  type QuickPickRequest,
  quickPick,
  type RandomBelow,
} from "@sortes/domain/games";
import { runAll, startProgress } from "./progress.ts";

/** A draw of the demo's day, with the rule its tickets play by. */
export interface DayDraw {
  id: string;
  gameId: string;
  rule: GameRule;
  cutoffAt: Date;
}

type Play = { request: QuickPickRequest; stakeMinor: bigint };

/** Every bet type of every kind of game, so that a day exercises all of them. */
function playsOf(rule: GameRule): Play[] {
  if (rule.kind === "matrix") {
    const stakeMinor = rule.basePriceMinor;
    return [
      { request: { kind: "matrix", betType: "single" }, stakeMinor },
      { request: { kind: "matrix", betType: "single" }, stakeMinor },
      { request: { kind: "matrix", betType: "system", size: { main: rule.main.count + 1 } }, stakeMinor },
      { request: { kind: "matrix", betType: "banker", size: { bankers: 3, main: 5 } }, stakeMinor },
    ];
  }
  if (rule.kind === "keno") {
    return Array.from({ length: 10 }, (_unused, index) => ({
      request: { kind: "keno", betType: "spots", spots: index + 1 },
      stakeMinor: rule.stake.minMinor,
    }));
  }
  const types = ["straight", "box", "straight_box", "combo", "front_pair", "back_pair"] as const;
  return types.map((betType) => ({ request: { kind: "digits", betType }, stakeMinor: 100n }));
}

function randomLine(rule: GameRule, randomBelow: RandomBelow): Line {
  const plays = playsOf(rule);
  const { request, stakeMinor } = plays[randomBelow(plays.length)] as Play;
  const picks = quickPick(rule, request, randomBelow);
  return { kind: request.kind, betType: request.betType, picks, stakeMinor } as Line;
}

/** A purchase of one to three lines in one draw; in a game with several draws sometimes in all of them. */
export function randomBet(
  draws: readonly DayDraw[],
  playerIds: readonly string[],
  randomBelow: RandomBelow,
): BetRequest {
  const draw = draws[randomBelow(draws.length)] as DayDraw;
  const sameGame = draws.filter((candidate) => candidate.gameId === draw.gameId);
  const chosen = sameGame.length > 1 && randomBelow(10) === 0 ? sameGame : [draw];
  return {
    playerId: playerIds[randomBelow(playerIds.length)] as string,
    idempotencyKey: randomUUID(),
    channel: "demo",
    purchase: {
      gameId: draw.gameId,
      drawIds: chosen.map(({ id }) => id),
      lines: Array.from({ length: 1 + randomBelow(3) }, () => randomLine(draw.rule, randomBelow)),
      playNextIfLate: false,
    },
  };
}

/** Answers by code; `accepted` counts tickets. */
export interface BetTally {
  accepted: number;
  refused: Map<string, number>;
}

const AT_ONCE = 128;

/** Places bets as fast as the bet path takes them. */
export async function placeAll(db: Db, bets: readonly BetRequest[], tally: BetTally): Promise<void> {
  const batcher = createBetBatcher({ db });
  await runAll("bets through the day", bets, AT_ONCE, (bet) => count(tally, batcher.place(bet)));
}

/** Sends bets at even times between two instants, whatever becomes of the ones before: arrivals do not wait for answers. */
export async function placeAcross(
  db: Db,
  bets: readonly BetRequest[],
  { from, to }: { from: Date; to: Date },
  tally: BetTally,
): Promise<void> {
  const batcher = createBetBatcher({ db });
  const progress = startProgress("burst across the cutoff", bets.length);
  const pace = (to.getTime() - from.getTime()) / bets.length;
  await Promise.all(
    bets.map(async (bet, index) => {
      const dueMs = from.getTime() + index * pace - Date.now();
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs)));
      await count(tally, batcher.place(bet));
      progress.step();
    }),
  );
  progress.done();
}

async function count(tally: BetTally, placing: Promise<{ tickets: readonly unknown[] }>): Promise<void> {
  try {
    tally.accepted += (await placing).tickets.length;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    tally.refused.set(error.code, (tally.refused.get(error.code) ?? 0) + 1);
  }
}
