import { bytesToHex } from "@noble/hashes/utils.js";
import type { Tx } from "@sortes/db";
import { type GameResult, type GameRule, isPossibleResult, resultSchema } from "../../games/index.ts";
import type { Draw } from "../draw.schema.ts";
import { computeStructuralStops, RECENT_MAX, type StructuralStop } from "../structural.core.ts";
import { isSeedKnown, loadRecentResults } from "./draw.repo.ts";
import type { FoundNumbers } from "./find-numbers.ts";

/** Compares what was drawn with the game's last results and with every seed there ever was. */
export async function findStructuralStops(
  tx: Tx,
  draw: Draw,
  rule: GameRule,
  { origin, result }: FoundNumbers,
): Promise<StructuralStop[]> {
  const isKnown = origin.seed !== null && (await isSeedKnown(tx, draw.id, bytesToHex(origin.seed)));
  const rows = await loadRecentResults(tx, draw, RECENT_MAX);
  // Results from before the game had these pools say nothing about them.
  const recent = rows
    .map((row): GameResult => resultSchema.parse(row))
    .filter((row) => isPossibleResult(rule, row));
  return computeStructuralStops(rule, { result, isSeedKnown: isKnown }, recent);
}
