import type { Db } from "@sortes/db";
import { loadGame } from "../../games/server/index.ts";
import type { DrawView } from "../draw-view.schema.ts";
import { computeDayBounds } from "../schedule.core.ts";
import { loadResultPage } from "./draw-reads.repo.ts";
import { toDrawView } from "./draw-views.ts";

export interface ResultFilter {
  gameId?: string | undefined;
  /** `YYYY-MM-DD` in the game's zone, UTC when no game is named. */
  on?: string | undefined;
  /** Id of the last draw of the page before. */
  cursor?: string | undefined;
  /** 1–100. */
  limit: number;
}

/** Published draws with their results, latest first. @throws game.not_found */
export async function listResults(
  { db }: { db: Db },
  { gameId, on, cursor, limit }: ResultFilter,
): Promise<{ items: DrawView[]; nextCursor: string | undefined }> {
  const timeZone = gameId ? (await loadGame({ db }, { gameId })).timeZone : "UTC";
  const day = on === undefined ? {} : computeDayBounds(on, timeZone);
  const rows = await loadResultPage(db, { gameId, cursor, ...day }, limit + 1);
  const items = rows.slice(0, limit).map(toDrawView);
  return { items, nextCursor: rows.length > limit ? items.at(-1)?.id : undefined };
}
