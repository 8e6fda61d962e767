import type { Db } from "@sortes/db";
import type { DrawView } from "../draw-view.schema.ts";
import { readClock } from "./draw.repo.ts";
import { loadSelling } from "./draw-reads.repo.ts";
import { toDrawView } from "./draw-views.ts";

/** A week of daily draws and an hour of fast ones, for more games than a home page shows. */
const OPEN_MAX = 300;

export interface OpenDraws {
  /** Soonest cutoff first. */
  items: DrawView[];
  /** The clock that decides; countdowns run on it. */
  serverNow: Date;
}

/** Draws that sell now, at most `perGame` (1–20) of each game. */
export async function listOpenDraws(
  { db }: { db: Db },
  filter: { gameId?: string | undefined; jurisdictionCode?: string | undefined; perGame: number },
): Promise<OpenDraws> {
  const serverNow = await readClock(db);
  const rows = await loadSelling(db, { ...filter, now: serverNow }, OPEN_MAX);
  const shown = new Map<string, number>();
  const next = rows.filter(({ gameId }) => {
    const count = (shown.get(gameId) ?? 0) + 1;
    shown.set(gameId, count);
    return count <= filter.perGame;
  });
  return { items: next.map(toDrawView), serverNow };
}
