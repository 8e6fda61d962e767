import type { Draw, DrawState } from "./draw.schema.ts";
import type { DrawEventView } from "./draw-view.schema.ts";

/** The steps of a draw's ceremony, in the order of the draw protocol. */
export const ceremonySteps = [
  "terms",
  "selling",
  "cutoff",
  "commitments",
  "control",
  "seal",
  "beacon",
  "reveal",
  "seed",
  "numbers",
  "stops",
  "evaluation",
  "confirmation",
  "publication",
  "settlement",
] as const;
export type CeremonyStepId = (typeof ceremonySteps)[number];

/**
 * `running`: this is what happens or is awaited now. `waiting`: its turn has not come. `failed`: here the draw was stopped.
 * `not_applicable`: it does not happen in this draw, by its level, its game or because it was cancelled.
 */
export type StepState = "done" | "running" | "waiting" | "failed" | "not_applicable";

/** Whoever did something: a member of staff by id, or a part of the system by name. */
export interface Doer {
  kind: string;
  id: string;
}

export type EvidenceName =
  | "ruleHash"
  | "algorithmHash"
  | "verifierHash"
  | "drawKey"
  | "controlKey"
  | "anchor"
  | "logEntry"
  | "logIndex"
  | "ticketsSold"
  | "stakeSold"
  | "checkpoints"
  | "lastCheckpointAt"
  | "lastCheckpointTickets"
  | "cutoffAt"
  | "graceEndsAt"
  | "tickets"
  | "stake"
  | "root"
  | "round"
  | "beaconValue"
  | "tries"
  | "seed"
  | "rangesPlanned"
  | "rangesEvaluated"
  | "certificateHash";

/** A fact that anyone may check. */
export type Evidence =
  | { name: EvidenceName; kind: "hash"; value: string }
  | { name: EvidenceName; kind: "count" | "money"; value: bigint }
  | { name: EvidenceName; kind: "instant"; value: Date };

/** Someone who takes part in a step, by the role. */
export interface PartyView {
  role: string;
  /** `escrow`: the role did not turn up, and others opened its share. `missing`: due and not there. */
  state: "expected" | "missing" | "committed" | "revealed" | "escrow" | "entered" | "confirmed";
  at: Date | null;
  holder: string | null;
  /** Hex; what the role committed to. */
  commitment: string | null;
}

/** What came of asking one relay of the beacon. */
export interface RelayView {
  /** Its address. */
  relay: string;
  /** A `RelayOutcome` of the beacon concept. */
  outcome: string;
}

/** What a step still needs before it is done. */
export interface Missing {
  what: "role" | "ranges" | "confirmation" | "round";
  /** A role's name. */
  name?: string;
  count?: number;
}

export interface CeremonyStep {
  id: CeremonyStepId;
  state: StepState;
  /** When it was done. */
  at: Date | null;
  by: Doer | null;
  /** When it is due, where that is fixed. */
  dueAt: Date | null;
  evidence: Evidence[];
  parties: PartyView[];
  relays: RelayView[];
  missing: Missing[];
}

export type ComparedThing = "tickets" | "stake" | "root" | "tiers" | "lines" | "left";
export type FigureSource =
  | "ticket_rows"
  | "last_serial"
  | "draw_row"
  | "ledger"
  | "seal_count"
  | "control"
  | "differing"
  | "prize_pool"
  | "draw_sales"
  | "prizes_unpaid";

/** Figures of one kind that should be the same, each with where it comes from. */
export interface Comparison {
  what: ComparedThing;
  kind: "count" | "money" | "hash";
  figures: { source: FigureSource; value: bigint | string }[];
}

/** Why a guard stopped the draw. */
export interface HoldProblem {
  code: string;
  compared: Comparison[];
  /** What the guard named one by one. */
  named: string[];
}

export interface CeremonyHold {
  at: Date;
  by: Doer;
  reason: string;
  /** The state a release goes back to. */
  from: DrawState;
  stepId: CeremonyStepId;
  /** Empty when a person stopped the draw. */
  problems: HoldProblem[];
  /** Before the seal two people may cancel instead of releasing. */
  canCancel: boolean;
}

export interface Ceremony {
  steps: CeremonyStep[];
  hold: CeremonyHold | null;
  /** Where the draw stands; null once nothing is left to happen. */
  currentId: CeremonyStepId | null;
  level: string | null;
  /** The certificate may be had: the draw is published and has one. */
  hasCertificate: boolean;
}

interface Stated {
  count: bigint;
  stakeMinor: bigint;
  /** Hex. */
  root: string;
  at: Date;
}

/** A statement's place in the log. */
interface LogPlace {
  index: bigint;
  at: Date;
  /** Leaf hash, hex. */
  hash: string;
}

export interface PartyFacts {
  role: string;
  /** Id of the person whose key the terms name, or a machine's name; null when it is registered nowhere. */
  holder: string | null;
  commitment: string | null;
  committedAt: Date | null;
  /** How its share came out, if it did. */
  opened: "revealed" | "escrow" | null;
  openedAt: Date | null;
}

/** What the tables say about a draw, for `computeCeremony`. What tells the result is not among it before publication. */
export interface CeremonyFacts {
  draw: Pick<
    Draw,
    | "state"
    | "heldFrom"
    | "opensAt"
    | "cutoffAt"
    | "graceMs"
    | "publishAt"
    | "sold"
    | "stakeMinor"
    | "settledAt"
  >;
  /** Oldest first. */
  events: readonly DrawEventView[];
  terms:
    | (LogPlace & {
        level: string;
        ruleHash: string;
        algorithmHash: string;
        verifierHash: string;
        drawKey: string;
        controlKey: string;
        /** Of the chain or beacon that the terms name. */
        anchor: string | null;
      })
    | null;
  checkpoints: { count: bigint; last: Stated | null };
  parties: readonly PartyFacts[];
  control: (Stated & { by: Doer }) | null;
  seal: (Stated & Omit<LogPlace, "at">) | null;
  beacon: {
    /** The seal's; null at L0. */
    round: number | null;
    dueAt: Date | null;
    at: Date | null;
    value: string | null;
    relays: RelayView[];
    /** How often the relays were asked in vain. */
    tries: number;
  } | null;
  /** Who keys in what was drawn at L0. */
  officials: readonly { role: string; holder: string | null; enteredAt: Date | null }[];
  seed: { at: Date; value: string | null } | null;
  drawnAt: Date | null;
  /** From then on holders of fragments open the shares of those who did not turn up. */
  escrowOpensAt: Date | null;
  ranges: { planned: number; evaluated: number };
  countedAt: Date | null;
  /** People who have to confirm what both evaluators found before the draw may be published, and those who did, oldest first. */
  confirmations: { needed: number; given: readonly { staffId: string; at: Date }[] };
  certificateHash: string | null;
  published: LogPlace | null;
}
