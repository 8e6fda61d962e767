import { bytesToHex } from "@noble/hashes/utils.js";
import type { Queries } from "@sortes/db";
import { assertInvariant } from "../../errors/index.ts";
import { decideEntries, type EntriesVerdict } from "../entry.core.ts";
import { type Entry, entryStatementSchema, type Statement } from "../proof.schema.ts";
import { sealHashOf } from "../seed.core.ts";
import { loadEntryRows } from "./entry.repo.ts";
import type { KeyedSeat } from "./policy-terms.ts";
import { loadSealedTerms } from "./sealed-terms.ts";

/** A physical draw between its seal and its result. */
export interface WitnessedDraw {
  gameId: string;
  drawId: string;
  officials: readonly KeyedSeat[];
  /** Hex. */
  sealHash: string;
  /** What each official keyed in, in the order of the terms, oldest first. */
  byOfficial: readonly Statement<Entry>[][];
  verdict: EntriesVerdict;
}

/** What the officials of a sealed draw have keyed in so far. The draw is of level L0. */
export async function loadWitnessed(db: Queries, drawId: string): Promise<WitnessedDraw> {
  const { terms, seal } = await loadSealedTerms(db, drawId);
  const { gameId, beacon } = terms.statement.body;
  assertInvariant(beacon.level === "L0", "only a physical draw has officials", { drawId });
  const rows = await loadEntryRows(db, drawId);
  const byOfficial = beacon.officials.map(({ role }) =>
    rows
      .filter((row) => row.role === role)
      .map(({ statement }) => entryStatementSchema.parse(JSON.parse(statement))),
  );
  return {
    gameId,
    drawId,
    officials: beacon.officials,
    sealHash: bytesToHex(sealHashOf(seal.statement.body)),
    byOfficial,
    verdict: decideEntries(byOfficial),
  };
}
