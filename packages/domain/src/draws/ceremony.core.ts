import {
  type Ceremony,
  type CeremonyFacts,
  type CeremonyHold,
  type CeremonyStep,
  type CeremonyStepId,
  ceremonySteps,
  type StepState,
} from "./ceremony.schema.ts";
import { lastEventTo, type StepFacts, stepFacts } from "./ceremony-steps.core.ts";
import { canCancel, isResultPublic } from "./draw.core.ts";
import { computeHoldProblems, stepOfProblems } from "./hold-reasons.core.ts";

/** Where a draw stands in its ceremony, step by step, and why it is held if it is. */
export function computeCeremony(facts: CeremonyFacts): Ceremony {
  const { draw } = facts;
  const read = ceremonySteps.map((id) => ({ id, ...stepFacts[id](facts) }));
  const undone = read.find(({ applies, isDone }) => applies && !isDone)?.id ?? null;
  const hold = undone === null ? null : holdOf(facts, undone);
  const isCancelled = draw.state === "cancelled";
  const currentId = isCancelled ? null : (hold?.stepId ?? undone);
  return {
    steps: read.map((step) => toStep(step, stateOf(step, { currentId, isHeld: hold !== null, isCancelled }))),
    hold,
    currentId,
    level: facts.terms?.level ?? null,
    hasCertificate: facts.certificateHash !== null && isResultPublic(draw),
  };
}

type ReadStep = StepFacts & { id: CeremonyStepId };

function stateOf(
  { id, applies, isDone, hasBegun = false }: ReadStep,
  { currentId, isHeld, isCancelled }: { currentId: string | null; isHeld: boolean; isCancelled: boolean },
): StepState {
  if (!applies) return "not_applicable";
  if (isHeld && id === currentId) return "failed";
  if (isDone) return "done";
  if (isCancelled) return "not_applicable";
  return !isHeld && (id === currentId || hasBegun) ? "running" : "waiting";
}

function toStep(step: ReadStep, state: StepState): CeremonyStep {
  const { id, at = null, by = null, dueAt = null, evidence = [], parties = [] } = step;
  const { relays = [], missing = [] } = step;
  const isOpen = state === "running" || state === "failed" || state === "waiting";
  return {
    id,
    state,
    at: state === "done" || state === "failed" ? at : null,
    by: state === "done" ? by : null,
    dueAt: isOpen ? dueAt : null,
    evidence,
    parties: state === "not_applicable" ? [] : parties,
    relays,
    missing: state === "running" || state === "failed" ? missing : [],
  };
}

function holdOf(facts: CeremonyFacts, undone: CeremonyStepId): CeremonyHold | null {
  const { draw } = facts;
  const event = lastEventTo(facts, "held");
  if (draw.state !== "held" || !event || !draw.heldFrom) return null;
  const problems = event.actorKind === "staff" ? [] : computeHoldProblems(event.details);
  return {
    at: event.at,
    by: { kind: event.actorKind, id: event.actorId },
    reason: event.reason,
    from: draw.heldFrom,
    stepId: stepOfProblems(problems) ?? undone,
    problems,
    canCancel: canCancel(draw),
  };
}
