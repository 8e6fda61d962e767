import type { DashboardDraw } from "@sortes/domain/reporting";
import { expect, it } from "vitest";
import { chooseDraws } from "./draws-of-day.ts";

const draw = (id: string, gameId: string, state: string, minute: number): DashboardDraw => ({
  id,
  gameId,
  gameName: gameId,
  number: 1,
  state,
  currency: "EUR",
  cutoffAt: new Date(Date.UTC(2026, 10, 21, 12, minute)),
  publishAt: new Date(Date.UTC(2026, 10, 21, 13, minute)),
  sold: 0n,
  stakeMinor: 0n,
  poolMinor: 0n,
  jackpotMinor: null,
});

it("shows what moves first, then the next of each game, then the latest that ended", () => {
  const draws = [
    draw("k3", "keno", "open", 30),
    draw("k1", "keno", "open", 10),
    draw("d1", "daily", "open", 50),
    draw("k2", "keno", "open", 20),
    draw("h1", "daily", "held", 1),
    draw("k0", "keno", "verified", 5),
    ...[1, 2, 3, 4, 5].map((minute) => draw(`e${minute}`, "keno", "settled", -minute)),
  ];
  expect(chooseDraws(draws).map(({ id }) => id)).toEqual([
    "h1",
    "k0",
    "k1",
    "k2",
    "d1",
    "e1",
    "e2",
    "e3",
    "e4",
  ]);
});
