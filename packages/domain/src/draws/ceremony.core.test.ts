import { describe, expect, it } from "vitest";
import { computeCeremony } from "./ceremony.core.ts";
import type { CeremonyFacts, CeremonyStepId, PartyFacts } from "./ceremony.schema.ts";
import type { DrawState } from "./draw.schema.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 15, minute));

const event = (toState: DrawState, minute: number, details: unknown = {}, actorKind = "system") => ({
  id: `${toState}-${minute}`,
  fromState: null,
  toState,
  actorKind,
  actorId: actorKind,
  reason: toState === "held" ? "a reason" : "",
  details,
  at: at(minute),
});

const party = (role: string, facts: Partial<PartyFacts> = {}): PartyFacts => ({
  role,
  commitment: null,
  committedAt: null,
  holder: null,
  opened: null,
  openedAt: null,
  ...facts,
});

const terms = {
  index: 4n,
  at: at(-5),
  hash: "e".repeat(64),
  level: "L1",
  ruleHash: "a".repeat(64),
  algorithmHash: "b".repeat(64),
  verifierHash: "c".repeat(64),
  drawKey: "d".repeat(64),
  controlKey: "f".repeat(64),
  anchor: null,
};

/** A draw that sells, announced; what a test is about is laid over it. */
function factsOf(over: Partial<Omit<CeremonyFacts, "draw">> & { draw?: Partial<CeremonyFacts["draw"]> }) {
  const facts: CeremonyFacts = {
    events: [event("open", 0)],
    terms,
    checkpoints: { count: 0n, last: null },
    parties: [party("generator"), party("control")],
    control: null,
    seal: null,
    beacon: null,
    seed: null,
    drawnAt: null,
    escrowOpensAt: null,
    ranges: { planned: 0, evaluated: 0 },
    countedAt: null,
    officials: [],
    confirmations: { needed: 0, given: [] },
    certificateHash: null,
    published: null,
    ...over,
    draw: {
      state: "open",
      heldFrom: null,
      opensAt: at(0),
      cutoffAt: at(10),
      graceMs: 2_000,
      publishAt: at(20),
      sold: 3n,
      stakeMinor: 300n,
      settledAt: null,
      ...over.draw,
    },
  };
  return facts;
}

const committed = (role: string) => party(role, { commitment: "1".repeat(64), committedAt: at(11) });
const revealed = (role: string) => ({ ...committed(role), opened: "revealed" as const, openedAt: at(12) });
const seal = {
  index: 9n,
  hash: "9".repeat(64),
  count: 3n,
  stakeMinor: 300n,
  root: "7".repeat(64),
  at: at(11),
};

const drawn = {
  events: [event("open", 0), event("closed", 10), event("sealed", 11), event("drawn", 12)],
  parties: [revealed("generator"), revealed("control")],
  seal,
  beacon: { round: 1, dueAt: null, at: at(12), value: null, relays: [], tries: 0 },
  seed: { at: at(12), value: null },
  drawnAt: at(12),
};

const statesOf = (facts: CeremonyFacts) =>
  Object.fromEntries(computeCeremony(facts).steps.map(({ id, state }) => [id, state]));
const stepOf = (facts: CeremonyFacts, id: CeremonyStepId) =>
  computeCeremony(facts).steps.find((step) => step.id === id);

describe("a draw's ceremony", () => {
  it("runs one step after the other: what is before is done, what is after waits", () => {
    expect(statesOf(factsOf({}))).toMatchObject({
      terms: "done",
      selling: "running",
      cutoff: "waiting",
      seal: "waiting",
      settlement: "waiting",
      confirmation: "not_applicable",
    });
    expect(computeCeremony(factsOf({})).currentId).toBe("selling");
  });

  it("waits for its terms before anything", () => {
    const unannounced = factsOf({ events: [], terms: null, parties: [], draw: { state: "scheduled" } });
    expect(computeCeremony(unannounced)).toMatchObject({ currentId: "terms", level: null });
    expect(stepOf(unannounced, "terms")?.dueAt).toEqual(at(0));
  });

  it("counts down to the cutoff with the grace of those who came in time", () => {
    expect(stepOf(factsOf({}), "selling")?.dueAt).toEqual(at(10));
    expect(stepOf(factsOf({}), "cutoff")?.dueAt).toEqual(new Date(at(10).getTime() + 2_000));
  });

  it("names the roles whose commitment is missing once it is their turn", () => {
    const events = [event("open", 0), event("closed", 10)];
    const facts = factsOf({
      events,
      draw: { state: "closed" },
      parties: [committed("generator"), party("auditor")],
    });
    expect(stepOf(facts, "commitments")).toMatchObject({
      state: "running",
      missing: [{ what: "role", name: "auditor" }],
      parties: [{ state: "committed" }, { state: "expected" }],
    });
  });

  it("tells a share that its role revealed from one that came out of escrow", () => {
    const facts = factsOf({
      ...drawn,
      draw: { state: "drawn" },
      parties: [revealed("generator"), { ...revealed("auditor"), opened: "escrow" }],
    });
    expect(stepOf(facts, "reveal")?.parties.map(({ state }) => state)).toEqual(["revealed", "escrow"]);
  });

  it("waits for as many people as have to confirm the counts, and names those who did", () => {
    const counted = { ...drawn, countedAt: at(13), draw: { state: "drawn" as const } };
    const facts = factsOf({
      ...counted,
      confirmations: { needed: 2, given: [{ staffId: "ada", at: at(14) }] },
    });
    expect(stepOf(facts, "confirmation")).toMatchObject({
      state: "running",
      missing: [{ what: "confirmation", count: 1 }],
      parties: [
        { state: "confirmed", holder: "ada" },
        { state: "expected", holder: null },
      ],
    });
    const verified = { ...counted, events: [...drawn.events, event("verified", 13)] };
    expect(statesOf(factsOf({ ...verified, draw: { state: "verified" } }))).toMatchObject({
      confirmation: "not_applicable",
      publication: "running",
    });
  });

  it("waits for the round of the seal, and tells what came of asking the relays", () => {
    const facts = factsOf({
      ...drawn,
      draw: { state: "sealed" },
      events: drawn.events.slice(0, 3),
      beacon: {
        round: 77,
        dueAt: at(13),
        at: null,
        value: null,
        relays: [{ relay: "https://one.example", outcome: "forged" }],
        tries: 2,
      },
      seed: null,
      drawnAt: null,
    });
    expect(stepOf(facts, "beacon")).toMatchObject({
      state: "running",
      dueAt: at(13),
      missing: [{ what: "round", count: 77 }],
      relays: [{ outcome: "forged" }],
    });
  });

  it("names the official who has keyed in nothing yet", () => {
    const officials = [
      { role: "first", holder: null, enteredAt: at(12) },
      { role: "second", holder: null, enteredAt: null },
    ];
    const facts = factsOf({
      events: [event("open", 0), event("closed", 10), event("sealed", 11)],
      draw: { state: "sealed" },
      terms: { ...terms, level: "L0" },
      parties: [],
      seal,
      officials,
      beacon: { round: null, dueAt: null, at: null, value: null, relays: [], tries: 0 },
    });
    expect(stepOf(facts, "beacon")).toMatchObject({
      state: "running",
      parties: [{ state: "entered" }, { state: "expected" }],
      missing: [{ what: "role", name: "second" }],
    });
  });

  it("has no shares and no seed at a witnessed physical draw", () => {
    const facts = factsOf({ terms: { ...terms, level: "L0" }, parties: [] });
    expect(statesOf(facts)).toMatchObject({
      commitments: "not_applicable",
      reveal: "not_applicable",
      seed: "not_applicable",
    });
  });

  it("ends nowhere when the draw is cancelled", () => {
    const facts = factsOf({
      draw: { state: "cancelled" },
      events: [event("open", 0), event("cancelled", 5)],
    });
    expect(computeCeremony(facts).currentId).toBeNull();
    expect(statesOf(facts)).toMatchObject({ terms: "done", seal: "not_applicable" });
  });

  it("has nothing left to do once settled", () => {
    const facts = factsOf({
      ...drawn,
      countedAt: at(13),
      events: [...drawn.events, event("verified", 13), event("published", 20), event("settled", 21)],
      draw: { state: "settled", settledAt: at(21) },
      certificateHash: "8".repeat(64),
    });
    const { steps, currentId, hasCertificate } = computeCeremony(facts);
    expect(steps.filter(({ state }) => state !== "done").map(({ id }) => id)).toEqual(["confirmation"]);
    expect(currentId).toBeNull();
    expect(hasCertificate).toBe(true);
  });

  it("keeps certificate and seed to itself until publication", () => {
    const facts = factsOf({
      ...drawn,
      draw: { state: "verified" },
      countedAt: at(13),
      seed: { at: at(12), value: "5".repeat(128) },
      certificateHash: "8".repeat(64),
    });
    expect(computeCeremony(facts).hasCertificate).toBe(false);
    expect(stepOf(facts, "seed")?.evidence).toEqual([]);
    expect(stepOf(facts, "publication")?.evidence).toEqual([]);
  });
});

describe("a hold", () => {
  const heldAt = (heldFrom: DrawState, details: unknown, actorKind = "system") =>
    factsOf({
      draw: { state: "held", heldFrom },
      events: [event("open", 0), event("closed", 10), event("held", 11, details, actorKind)],
    });

  it("stops the step whose guard failed and tells both figures", () => {
    const facts = heldAt("closed", {
      problems: ["control_differs"],
      tickets: "3",
      ticketStakeMinor: "300",
      root: "1".repeat(64),
      control: { count: "2", stakeMinor: "200", root: "2".repeat(64) },
    });
    const { hold, currentId } = computeCeremony(facts);
    expect(currentId).toBe("control");
    expect(statesOf(facts)).toMatchObject({ control: "failed", seal: "waiting", commitments: "waiting" });
    expect(hold?.problems).toMatchObject([
      {
        code: "control_differs",
        compared: [
          {
            what: "tickets",
            figures: [
              { source: "seal_count", value: 3n },
              { source: "control", value: 2n },
            ],
          },
          { what: "stake" },
          { what: "root" },
        ],
      },
    ]);
    expect(hold?.canCancel).toBe(true);
  });

  it("stands at the earliest of several problems", () => {
    const facts = heldAt("closed", { problems: ["ledger_differs", "terms_missing"] });
    expect(computeCeremony(facts).currentId).toBe("terms");
  });

  it("keeps a reason that it does not know", () => {
    const { hold } = computeCeremony(heldAt("closed", { problems: ["a_new_guard"] }));
    expect(hold?.problems).toEqual([{ code: "a_new_guard", compared: [], named: [] }]);
  });

  it("names what was not handed in, at the step that waited for it", () => {
    const facts = heldAt("closed", { missing: ["control's count"] });
    facts.parties = [committed("generator"), committed("control")];
    const { hold } = computeCeremony(facts);
    expect(hold).toMatchObject({
      stepId: "control",
      problems: [{ code: "not_handed_in", named: ["control's count"] }],
    });
  });

  it("finds the evaluators' disagreement by its figures", () => {
    const facts = { ...heldAt("drawn", { tiersDiffering: 2, linesDiffering: "5" }), ...drawn };
    facts.events = [...drawn.events, event("held", 13, { tiersDiffering: 2, linesDiffering: "5" })];
    const { hold } = computeCeremony(facts);
    expect(hold).toMatchObject({ stepId: "evaluation", canCancel: false });
    expect(hold?.problems.map(({ code }) => code)).toEqual(["evaluators_differ"]);
  });

  it("over a remarkable result stands at the structural stops until somebody lets it through", () => {
    const held = event("held", 12, { problems: ["structural.repeated_result"] });
    const facts = factsOf({
      ...drawn,
      events: [...drawn.events, held],
      draw: { state: "held", heldFrom: "drawn" },
    });
    expect(computeCeremony(facts).hold).toMatchObject({ stepId: "stops", canCancel: false });
    const released = factsOf({
      ...drawn,
      events: [...facts.events, event("drawn", 15, {}, "staff")],
      draw: { state: "drawn" },
    });
    expect(stepOf(released, "stops")).toMatchObject({ state: "done", at: at(15), by: { kind: "staff" } });
  });

  it("by a person stops the step that was at work and has no problem but the reason", () => {
    const facts = factsOf({
      draw: { state: "held", heldFrom: "open" },
      events: [event("open", 0), event("held", 5, {}, "staff")],
    });
    expect(computeCeremony(facts).hold).toMatchObject({
      stepId: "selling",
      problems: [],
      reason: "a reason",
      by: { kind: "staff" },
    });
    expect(statesOf(facts)).toMatchObject({ selling: "failed", cutoff: "waiting" });
  });
});
