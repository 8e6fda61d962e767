import { computeRound, roundDueAt } from "../beacon/index.ts";
import type { BeaconTerms } from "./proof.schema.ts";

/** The one round that a draw sealed at this instant may use: by the terms alone, so there is nothing to choose. None at L0. */
export function sealRound(beacon: BeaconTerms, sealedAt: string): number | null {
  if (beacon.level === "L0") return null;
  if (beacon.level === "L1") return beacon.round;
  return computeRound(new Date(sealedAt), beacon, beacon.delayS);
}

/** When a round of this beacon is spoken; a chain's value is there at any time. */
export function spokenAt(beacon: BeaconTerms, round: number): Date | null {
  return "genesisTime" in beacon ? roundDueAt(beacon, round) : null;
}
