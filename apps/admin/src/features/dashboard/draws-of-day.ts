import type { DrawState } from "@sortes/domain/draws";
import type { DashboardDraw } from "@sortes/domain/reporting";

const openPerGame = 2;
const endedMax = 4;
const ended: ReadonlySet<string> = new Set(["settled", "cancelled"] satisfies DrawState[]);

/**
 * The draws worth a row on the first page: everything between cutoff and settlement, or held; the next that sell, a few of each
 * game; and the latest that ended. `draws` come nearest first, as the dashboard has them.
 */
export function chooseDraws(draws: readonly DashboardDraw[]): DashboardDraw[] {
  const moving = draws.filter(({ state }) => state !== "open" && !ended.has(state));
  const byCutoff = (a: DashboardDraw, b: DashboardDraw) => a.cutoffAt.getTime() - b.cutoffAt.getTime();
  const seen = new Map<string, number>();
  const selling = draws
    .filter(({ state }) => state === "open")
    .toSorted(byCutoff)
    .filter(({ gameId }) => {
      const count = (seen.get(gameId) ?? 0) + 1;
      seen.set(gameId, count);
      return count <= openPerGame;
    });
  const past = draws
    .filter(({ state }) => ended.has(state))
    .toSorted((a, b) => byCutoff(b, a))
    .slice(0, endedMax);
  return [...moving.toSorted(byCutoff), ...selling, ...past];
}
