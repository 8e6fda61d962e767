import type { GameKind, GameResult } from "../games/index.ts";
import type { Draw, DrawState } from "./draw.schema.ts";

/** The game of a draw, as much as a card or a row shows. */
export interface DrawGame {
  id: string;
  name: string;
  kind: GameKind;
  timeZone: string;
}

/** A draw as anyone may see it. */
export interface DrawView
  extends Pick<
    Draw,
    | "id"
    | "number"
    | "state"
    | "currency"
    | "opensAt"
    | "cutoffAt"
    | "publishAt"
    | "ruleVersionId"
    | "rolloverCount"
    | "publishedAt"
  > {
  game: DrawGame;
  /** What one winner of the jackpot would get, by sales so far; null in a game without one. */
  jackpotMinor: bigint | null;
  /** Null until the draw is published. */
  result: GameResult | null;
}

/** The seal of a draw, public as soon as it is made. */
export interface SealView {
  algorithm: string;
  /** Hex. */
  root: string;
  ticketCount: bigint;
  stakeMinor: bigint;
  sealedAt: Date;
}

/** A tier of a published draw. */
export interface TierView {
  tier: string;
  units: bigint;
  prizePerUnitMinor: bigint;
  totalMinor: bigint;
}

export interface DrawDetail extends DrawView {
  seal: SealView | null;
  /** Empty until the draw is published. */
  tiers: TierView[];
}

/** What staff see in addition. The result stays hidden from them too until it is published. */
export interface StaffDrawView extends DrawView {
  sold: bigint;
  lines: bigint;
  stakeMinor: bigint;
  graceMs: number;
  heldFrom: DrawState | null;
  heldReason: string | null;
  closedAt: Date | null;
  settledAt: Date | null;
}

export interface StaffDrawDetail extends StaffDrawView {
  seal: SealView | null;
  tiers: TierView[];
  /** Serial ranges planned and evaluated so far. */
  ranges: { planned: number; evaluated: number };
  /** Both evaluators have agreed and prizes are computed; what they are stays hidden like the result. */
  isCounted: boolean;
}

export interface DrawEventView {
  id: string;
  fromState: DrawState | null;
  toState: DrawState;
  actorKind: string;
  actorId: string;
  reason: string;
  details: unknown;
  at: Date;
}
