import type {
  CeremonyFacts,
  CeremonyStepId,
  Doer,
  Evidence,
  EvidenceName,
  Missing,
  PartyFacts,
  PartyView,
  RelayView,
} from "./ceremony.schema.ts";
import { isResultPublic, salesEndAt } from "./draw.core.ts";
import type { DrawState } from "./draw.schema.ts";
import type { DrawEventView } from "./draw-view.schema.ts";

/** What the facts say of one step, before its place among the others makes a state of it. */
export interface StepFacts {
  /** False where the draw's level or game has no such step. */
  applies: boolean;
  isDone: boolean;
  /** Something of it happens before its turn: a role that commits while the draw sells. */
  hasBegun?: boolean;
  at?: Date | null;
  by?: Doer | null;
  dueAt?: Date | null;
  evidence?: Evidence[];
  parties?: PartyView[];
  relays?: RelayView[];
  missing?: Missing[];
}

/** A witnessed physical draw: no shares, no seed. */
const PHYSICAL = "L0";

/** How each step reads the facts. */
export const stepFacts: Readonly<Record<CeremonyStepId, (facts: CeremonyFacts) => StepFacts>> = {
  terms: ({ terms, draw }) => ({
    applies: true,
    isDone: terms !== null,
    at: terms?.at ?? null,
    by: system("announce-draws"),
    dueAt: draw.opensAt,
    evidence: terms
      ? [
          hash("ruleHash", terms.ruleHash),
          hash("algorithmHash", terms.algorithmHash),
          hash("verifierHash", terms.verifierHash),
          hash("drawKey", terms.drawKey),
          hash("controlKey", terms.controlKey),
          ...(terms.anchor === null ? [] : [hash("anchor", terms.anchor)]),
          ...logPlace(terms),
        ]
      : [],
  }),

  selling: (facts) => {
    const { draw, checkpoints } = facts;
    const { last } = checkpoints;
    return {
      applies: true,
      isDone: hasLeft(facts, "closed"),
      at: eventTo(facts, "open")?.at ?? null,
      by: doer(eventTo(facts, "open")),
      dueAt: draw.state === "scheduled" ? draw.opensAt : draw.cutoffAt,
      evidence: [
        count("ticketsSold", draw.sold),
        money("stakeSold", draw.stakeMinor),
        count("checkpoints", checkpoints.count),
        ...(last
          ? [
              instant("lastCheckpointAt", last.at),
              count("lastCheckpointTickets", last.count),
              hash("root", last.root),
            ]
          : []),
      ],
    };
  },

  cutoff: (facts) => {
    const { draw } = facts;
    const closed = eventTo(facts, "closed");
    return {
      applies: true,
      isDone: closed !== undefined,
      at: closed?.at ?? null,
      by: doer(closed),
      dueAt: salesEndAt(draw),
      evidence: [
        ...(draw.graceMs > 0 ? [instant("graceEndsAt", salesEndAt(draw))] : []),
        ...(closed
          ? [instant("cutoffAt", draw.cutoffAt), count("tickets", draw.sold), money("stake", draw.stakeMinor)]
          : []),
      ],
    };
  },

  commitments: ({ terms, parties, draw, seal }) => {
    const left = parties.filter(({ commitment }) => commitment === null);
    const isDone = parties.length > 0 && left.length === 0;
    return {
      applies: terms?.level !== PHYSICAL,
      isDone,
      hasBegun: left.length < parties.length,
      at: isDone ? (latest(parties.map(({ committedAt }) => committedAt)) ?? seal?.at ?? null) : null,
      dueAt: salesEndAt(draw),
      parties: parties.map((party) => toCommitted(party)),
      missing: left.map(({ role }) => ({ what: "role", name: role })),
    };
  },

  control: ({ control, seal }) => ({
    applies: true,
    isDone: control !== null || seal !== null,
    at: (control ?? seal)?.at ?? null,
    by: control?.by ?? system("control"),
    evidence: totals(control ?? seal),
  }),

  seal: (facts) => {
    const { seal } = facts;
    return {
      applies: true,
      isDone: seal !== null,
      at: seal?.at ?? null,
      by: doer(eventTo(facts, "sealed")),
      evidence: [...totals(seal), ...(seal ? logPlace(seal) : [])],
    };
  },

  beacon: ({ terms, beacon, officials, seal }) => ({
    applies: true,
    isDone: beacon !== null && beacon.at !== null,
    at: beacon?.at ?? null,
    by: terms?.level === PHYSICAL ? null : system("beacon"),
    dueAt: beacon?.dueAt ?? null,
    evidence: [
      ...(typeof beacon?.round === "number" ? [count("round", BigInt(beacon.round))] : []),
      ...(beacon?.value ? [hash("beaconValue", beacon.value)] : []),
      ...(beacon && beacon.tries > 0 ? [count("tries", BigInt(beacon.tries))] : []),
    ],
    parties: officials.map((official) => toEntered(official)),
    relays: beacon?.relays ?? [],
    missing: missingBeacon({ beacon, officials, seal }),
  }),

  reveal: ({ terms, parties, seal, escrowOpensAt }) => {
    const left = parties.filter(({ opened }) => opened === null);
    const isDone = parties.length > 0 && left.length === 0;
    return {
      applies: terms?.level !== PHYSICAL,
      isDone,
      hasBegun: left.length < parties.length,
      at: isDone ? latest(parties.map(({ openedAt }) => openedAt)) : null,
      dueAt: escrowOpensAt,
      parties: seal ? parties.map((party) => toRevealed(party)) : [],
      missing: seal ? left.map(({ role }) => ({ what: "role", name: role })) : [],
    };
  },

  seed: ({ terms, seed, draw }) => ({
    applies: terms?.level !== PHYSICAL,
    isDone: seed !== null,
    at: seed?.at ?? null,
    by: system("draw-numbers"),
    evidence: seed?.value && isResultPublic(draw) ? [hash("seed", seed.value)] : [],
  }),

  numbers: (facts) => ({
    applies: true,
    isDone: facts.drawnAt !== null,
    at: facts.drawnAt,
    by: doer(eventTo(facts, "drawn")),
    evidence: [],
  }),

  /** Whoever let a draw through that a stop had held is who came to `drawn` last: the second person of the release. */
  stops: (facts) => {
    const passed = lastEventTo(facts, "drawn");
    return { applies: true, isDone: passed !== undefined, at: passed?.at ?? null, by: doer(passed) };
  },

  evaluation: ({ ranges, countedAt }) => ({
    applies: true,
    isDone: countedAt !== null,
    at: countedAt,
    by: system("settlement"),
    evidence:
      ranges.planned > 0
        ? [count("rangesPlanned", BigInt(ranges.planned)), count("rangesEvaluated", BigInt(ranges.evaluated))]
        : [],
    missing: missingCounts(ranges),
  }),

  confirmation: ({ confirmations: { needed, given }, ...facts }) => {
    const last = given.at(-1);
    return {
      applies: needed > 0,
      isDone: hasLeft(facts, "verified"),
      at: last?.at ?? null,
      by: last ? { kind: "staff", id: last.staffId } : null,
      parties: Array.from({ length: needed }, (_, index) => toConfirmed(index, given[index])),
      missing: given.length < needed ? [{ what: "confirmation", count: needed - given.length }] : [],
    };
  },

  publication: (facts) => {
    const { draw, published, certificateHash } = facts;
    const event = eventTo(facts, "published");
    return {
      applies: true,
      isDone: event !== undefined,
      at: event?.at ?? null,
      by: doer(event),
      dueAt: draw.publishAt,
      evidence: [
        ...(certificateHash && isResultPublic(draw) ? [hash("certificateHash", certificateHash)] : []),
        ...(published ? logPlace(published) : []),
      ],
    };
  },

  settlement: (facts) => ({
    applies: true,
    isDone: facts.draw.settledAt !== null,
    at: facts.draw.settledAt,
    by: doer(eventTo(facts, "settled")),
  }),
};

/** The first time the draw came to a state: a release comes to it again. */
function eventTo({ events }: Pick<CeremonyFacts, "events">, state: DrawState): DrawEventView | undefined {
  return events.find(({ toState }) => toState === state);
}

export function lastEventTo({ events }: CeremonyFacts, state: DrawState): DrawEventView | undefined {
  return events.findLast(({ toState }) => toState === state);
}

const hasLeft = (facts: Pick<CeremonyFacts, "events">, into: DrawState) => eventTo(facts, into) !== undefined;

const system = (id: string): Doer => ({ kind: "system", id });

function doer(event: DrawEventView | undefined): Doer | null {
  return event ? { kind: event.actorKind, id: event.actorId } : null;
}

function latest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((at) => at !== null).map((at) => at.getTime());
  return known.length > 0 ? new Date(Math.max(...known)) : null;
}

function toCommitted({ role, holder, commitment, committedAt }: PartyFacts): PartyView {
  const state = commitment === null ? "expected" : "committed";
  return { role, state, at: committedAt, holder, commitment };
}

function toEntered({ role, holder, enteredAt }: CeremonyFacts["officials"][number]): PartyView {
  const state = enteredAt === null ? "expected" : "entered";
  return { role, state, at: enteredAt, holder, commitment: null };
}

function toConfirmed(index: number, word: { staffId: string; at: Date } | undefined): PartyView {
  return {
    role: `publisher-${index + 1}`,
    state: word ? "confirmed" : "expected",
    at: word?.at ?? null,
    holder: word?.staffId ?? null,
    commitment: null,
  };
}

/** After the seal: the round that a beacon has not spoken yet, or the officials who keyed in nothing. */
function missingBeacon({
  beacon,
  officials,
  seal,
}: Pick<CeremonyFacts, "beacon" | "officials" | "seal">): Missing[] {
  if (!seal || !beacon || beacon.at !== null) return [];
  const waiting = officials.filter(({ enteredAt }) => enteredAt === null);
  return [
    ...(beacon.dueAt && beacon.round !== null ? [{ what: "round" as const, count: beacon.round }] : []),
    ...waiting.map(({ role }) => ({ what: "role" as const, name: role })),
  ];
}

function toRevealed({ role, holder, commitment, opened, openedAt }: PartyFacts): PartyView {
  return { role, state: opened ?? "missing", at: openedAt, holder, commitment };
}

/** Before the last range the count waits for ranges; then for a draw before this one, or only for its turn. */
function missingCounts({ planned, evaluated }: CeremonyFacts["ranges"]): Missing[] {
  return planned > evaluated ? [{ what: "ranges", count: planned - evaluated }] : [];
}

function totals(stated: { count: bigint; stakeMinor: bigint; root: string } | null): Evidence[] {
  return stated
    ? [count("tickets", stated.count), money("stake", stated.stakeMinor), hash("root", stated.root)]
    : [];
}

const logPlace = ({ index, hash: leaf }: { index: bigint; hash: string }): Evidence[] => [
  hash("logEntry", leaf),
  count("logIndex", index),
];

const hash = (name: EvidenceName, value: string): Evidence => ({ name, kind: "hash", value });
const count = (name: EvidenceName, value: bigint): Evidence => ({ name, kind: "count", value });
const money = (name: EvidenceName, value: bigint): Evidence => ({ name, kind: "money", value });
const instant = (name: EvidenceName, value: Date): Evidence => ({ name, kind: "instant", value });
