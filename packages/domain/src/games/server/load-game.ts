import type { Db, Queries, Tx } from "@sortes/db";
import { gameErrors } from "../game.errors.ts";
import { loadGameRow, loadGameRows, loadSellingGameIds, lockGameRow } from "./game.repo.ts";
import type { Game } from "./game.types.ts";

/** Games in their order on screen; those a jurisdiction offers, if one is named. At most 100. */
export function listGames(
  { db }: { db: Db },
  filter: { jurisdictionCode?: string | undefined; enabled?: boolean | undefined } = {},
): Promise<Game[]> {
  return loadGameRows(db, filter);
}

/** Ids of the games that can have draws: enabled, with published rules. In their order on screen, at most 100. */
export function listSellingGameIds({ db }: { db: Queries }): Promise<string[]> {
  return loadSellingGameIds(db);
}

/** @throws game.not_found */
export async function loadGame({ db }: { db: Queries }, { gameId }: { gameId: string }): Promise<Game> {
  return requireGame(await loadGameRow(db, gameId));
}

/** The game, locked until the transaction ends: whoever numbers its draws or versions waits here. @throws game.not_found */
export async function lockGame(tx: Tx, { gameId }: { gameId: string }): Promise<Game> {
  return requireGame(await lockGameRow(tx, gameId));
}

function requireGame(game: Game | undefined): Game {
  if (!game) throw gameErrors.not_found();
  return game;
}
