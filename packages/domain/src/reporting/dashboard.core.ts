import type { GameSales } from "./report.schema.ts";

/** Adds the hours of each game up; the games keep the order in which they first appear. */
export function computeSalesByGame(hours: readonly GameSales[]): GameSales[] {
  const byGame = new Map<string, GameSales>();
  for (const { gameId, gameName, currency, tickets, stakeMinor } of hours) {
    const sum = byGame.get(gameId) ?? { gameId, gameName, currency, tickets: 0n, stakeMinor: 0n };
    byGame.set(gameId, {
      ...sum,
      tickets: sum.tickets + tickets,
      stakeMinor: sum.stakeMinor + stakeMinor,
    });
  }
  return [...byGame.values()];
}
