import { assertInvariant } from "../errors/index.ts";
import type { BeaconChain } from "./beacon.schema.ts";

/** Nobody may know the round when the draw is sealed, and players wait for it: draw protocol §6. */
export const DELAY_S_MIN = 60;
const ANSWER_S_MAX = 120;

/** Whether a beacon of this period may be asked for a round so many seconds after the seal. */
export function isDelayAllowed(periodS: number, delayS: number): boolean {
  return delayS >= DELAY_S_MIN && delayS + periodS <= ANSWER_S_MAX;
}

type BeaconClock = Pick<BeaconChain, "genesisTime" | "periodS">;

/**
 * The one round that a draw sealed at this instant may use: the first not before `delayS` after the seal's second, as §6 of the
 * draw protocol has it.
 */
export function computeRound(sealedAt: Date, { genesisTime, periodS }: BeaconClock, delayS: number): number {
  assertInvariant(isDelayAllowed(periodS, delayS), "the beacon's delay is out of bounds", {
    delayS,
    periodS,
  });
  const dueS = Math.floor(sealedAt.getTime() / 1_000) + delayS;
  return Math.max(1, Math.ceil((dueS - genesisTime) / periodS) + 1);
}

/** When a round is spoken. */
export function roundDueAt({ genesisTime, periodS }: BeaconClock, round: number): Date {
  return new Date((genesisTime + (round - 1) * periodS) * 1_000);
}
