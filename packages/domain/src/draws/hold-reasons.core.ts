import {
  type CeremonyStepId,
  type ComparedThing,
  type Comparison,
  ceremonySteps,
  type FigureSource,
  type HoldProblem,
} from "./ceremony.schema.ts";

type Kind = Comparison["kind"];

/** A figure by where it comes from and where the hold's details keep it. */
type FigureSpec = readonly [source: FigureSource, path: string];

interface ComparisonSpec {
  what: ComparedThing;
  kind: Kind;
  figures: readonly FigureSpec[];
}

const tickets = (...figures: FigureSpec[]): ComparisonSpec => ({ what: "tickets", kind: "count", figures });
const stake = (...figures: FigureSpec[]): ComparisonSpec => ({ what: "stake", kind: "money", figures });
const root = (...figures: FigureSpec[]): ComparisonSpec => ({ what: "root", kind: "hash", figures });

interface ProblemSpec {
  /** Where in the ceremony the draw stopped; where it stood, if it is not fixed. */
  stepId?: CeremonyStepId;
  compares?: readonly ComparisonSpec[];
  /** Where the details list what is meant, if they do. */
  names?: string;
}

/** Every reason for which a guard holds a draw, with the figures that its hold tells. */
const problemSpecs: Readonly<Record<string, ProblemSpec>> = {
  terms_missing: { stepId: "terms" },
  not_handed_in: { names: "missing" },
  commitment_not_signed: { stepId: "commitments" },
  control_not_signed: { stepId: "control" },
  serials_not_gapless: {
    stepId: "seal",
    compares: [tickets(["ticket_rows", "tickets"], ["last_serial", "lastSerial"])],
  },
  ticket_count_differs: {
    stepId: "seal",
    compares: [tickets(["ticket_rows", "tickets"], ["draw_row", "sold"])],
  },
  stake_differs: {
    stepId: "seal",
    compares: [stake(["ticket_rows", "ticketStakeMinor"], ["draw_row", "stakeMinor"])],
  },
  ledger_differs: {
    stepId: "seal",
    compares: [stake(["ledger", "salesMinor"], ["draw_row", "stakeMinor"])],
  },
  tickets_differ_from_checkpoints: { stepId: "seal" },
  control_differs: {
    stepId: "control",
    compares: [
      tickets(["seal_count", "tickets"], ["control", "control.count"]),
      stake(["seal_count", "ticketStakeMinor"], ["control", "control.stakeMinor"]),
      root(["seal_count", "root"], ["control", "control.root"]),
    ],
  },
  entries_differ: { stepId: "beacon" },
  "structural.out_of_range": { stepId: "numbers" },
  "structural.repeated_result": { stepId: "stops" },
  "structural.repeated_seed": { stepId: "stops" },
  "structural.too_many_matches": { stepId: "stops" },
  evaluators_differ: {
    stepId: "evaluation",
    compares: [
      { what: "tiers", kind: "count", figures: [["differing", "tiersDiffering"]] },
      { what: "lines", kind: "count", figures: [["differing", "linesDiffering"]] },
    ],
  },
  books_open: {
    stepId: "settlement",
    compares: [
      { what: "left", kind: "money", figures: [["prize_pool", "prizePoolMinor"]] },
      { what: "left", kind: "money", figures: [["draw_sales", "drawSalesMinor"]] },
      { what: "left", kind: "money", figures: [["prizes_unpaid", "prizesUnpaidMinor"]] },
    ],
  },
};

/** Codes of holds whose details name none, by a figure that only they tell. */
const codesByFigure = {
  missing: "not_handed_in",
  tiersDiffering: "evaluators_differ",
  prizePoolMinor: "books_open",
} as const;

/** What a hold's details say went wrong. A code that is not known here is kept, so that nothing is hidden. */
export function computeHoldProblems(details: unknown): HoldProblem[] {
  return codesOf(details).map((code) => {
    const { compares = [], names } = problemSpecs[code] ?? {};
    return {
      code,
      compared: compares.flatMap((spec) => compare(details, spec)),
      named: names === undefined ? [] : textsAt(details, names),
    };
  });
}

/** The earliest step that one of the problems stopped. */
export function stepOfProblems(problems: readonly HoldProblem[]): CeremonyStepId | null {
  const stopped = new Set(problems.map(({ code }) => problemSpecs[code]?.stepId));
  return ceremonySteps.find((id) => stopped.has(id)) ?? null;
}

function codesOf(details: unknown): string[] {
  const named = textsAt(details, "problems");
  if (named.length > 0) return named;
  return Object.entries(codesByFigure)
    .filter(([figure]) => lookUp(details, figure) !== undefined)
    .map(([, code]) => code);
}

function textsAt(details: unknown, path: string): string[] {
  const list = lookUp(details, path);
  return Array.isArray(list) ? list.filter((text) => typeof text === "string") : [];
}

function compare(details: unknown, { what, kind, figures }: ComparisonSpec): Comparison[] {
  const told = figures.flatMap(([source, path]) => {
    const value = readFigure(lookUp(details, path), kind);
    return value === undefined ? [] : [{ source, value }];
  });
  return told.length === figures.length ? [{ what, kind, figures: told }] : [];
}

const WHOLE = /^-?\d{1,19}$/;

/** A figure as the timeline keeps it: whole numbers are texts there. */
function readFigure(value: unknown, kind: Kind): bigint | string | undefined {
  if (kind === "hash") return typeof value === "string" ? value : undefined;
  const text = String(value);
  return WHOLE.test(text) ? BigInt(text) : undefined;
}

function lookUp(details: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (at, key) =>
        typeof at === "object" && at !== null && key in at ? at[key as keyof typeof at] : undefined,
      details,
    );
}
