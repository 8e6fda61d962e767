import type { Tx } from "@sortes/db";
import { randomBelow } from "../../entropy/index.ts";
import { drawResult, type GameResult, type GameRule } from "../../games/index.ts";
import {
  type CertificateOrigin,
  loadSealedTerms,
  loadWitnessed,
  type ProofIdentity,
  revealSeed,
  type SealedTerms,
} from "../../proof/server/index.ts";
import type { Draw } from "../draw.schema.ts";
import { drawGenerator } from "../draw-generator.core.ts";
import { holdDrawIn, systemActor } from "./transition-draw.ts";
import { holdIfSharesMissing } from "./wait-for-shares.ts";

/** A draw's numbers with all that they come from. */
export interface FoundNumbers {
  origin: CertificateOrigin;
  result: GameResult;
}

interface Sealed {
  proof: ProofIdentity;
  /** Locked. */
  draw: Draw;
  rule: GameRule;
}

/** The numbers of a sealed draw by the level of its terms; undefined while something is missing, or when it has to be held. */
export async function findNumbers(tx: Tx, sealed: Sealed): Promise<FoundNumbers | undefined> {
  const log = await loadSealedTerms(tx, sealed.draw.id);
  const isPhysical = log.terms.statement.body.beacon.level === "L0";
  return isPhysical ? takeEntries(tx, sealed.draw, log) : drawFromSeed(tx, sealed, log);
}

async function drawFromSeed(
  tx: Tx,
  { proof, draw, rule }: Sealed,
  log: SealedTerms,
): Promise<FoundNumbers | undefined> {
  const origin = await revealSeed(tx, proof, log);
  // Committed all the same: the worker's own shares are revealed, and the sweep asks again for the others.
  if (!origin) {
    await holdIfSharesMissing(tx, draw);
    return undefined;
  }
  const generator = drawGenerator(origin.seed, draw.id, origin.sealHash);
  return { origin, result: drawResult(rule, (maxExclusive) => randomBelow(generator, maxExclusive)) };
}

/** What both officials of a physical draw keyed in. They may key in again while it is held, and are compared again after the release. */
async function takeEntries(tx: Tx, draw: Draw, log: SealedTerms): Promise<FoundNumbers | undefined> {
  const { verdict } = await loadWitnessed(tx, draw.id);
  if (verdict.state === "differ") {
    const reason = "the two officials keyed in different numbers";
    const actor = systemActor("draw-numbers");
    await holdDrawIn(tx, { draw, actor, reason, details: { problems: ["entries_differ"] } });
  }
  if (verdict.state !== "agree") return undefined;
  const { entries, result } = verdict;
  return { origin: { ...log, beacon: { level: "L0", entries }, shares: [], seed: null }, result };
}
