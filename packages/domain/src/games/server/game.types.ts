import type { DrawSchedule } from "../../draws/index.ts";
import type { ProofPolicy } from "../../proof/index.ts";
import type { GameKind, GameRule, RuleVersionState } from "../game.schema.ts";

/** A game as configured, its schedule parsed. */
export interface Game {
  id: string;
  name: string;
  kind: GameKind;
  /** ISO 4217. */
  currency: string;
  /** IANA name; wall-clock times of the schedule are in it. */
  timeZone: string;
  enabled: boolean;
  schedule: DrawSchedule;
  graceMs: number;
  instantLimitMinor: bigint;
  /** How draws announced from now on are proved. */
  proof: ProofPolicy;
  claimPeriodDays: number;
  sortOrder: number;
}

/** A rule version with its rule parsed and its hash checked. */
export interface StoredRuleVersion {
  id: string;
  gameId: string;
  version: number;
  state: RuleVersionState;
  rule: GameRule;
  ruleHash: string;
  note: string;
  createdBy: string;
  approvedBy: string | null;
  createdAt: Date;
  publishedAt: Date | null;
}
