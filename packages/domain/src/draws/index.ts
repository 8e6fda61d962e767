export {
  type Ceremony,
  type CeremonyHold,
  type CeremonyStep,
  type CeremonyStepId,
  type Comparison,
  ceremonySteps,
  type Evidence,
  type HoldProblem,
  type Missing,
  type PartyView,
  type StepState,
} from "./ceremony.schema.ts";
export {
  canCancel,
  decideClose,
  decidePublish,
  decideSale,
  decideTransition,
  isResultPublic,
  type SaleDecision,
  salesEndAt,
} from "./draw.core.ts";
export { drawErrors } from "./draw.errors.ts";
export {
  type Draw,
  type DrawSchedule,
  type DrawState,
  drawIdSchema,
  drawLife,
  drawStateSchema,
  drawStates,
  publicResultStates,
  scheduleSchema,
} from "./draw.schema.ts";
export type {
  DrawDetail,
  DrawEventView,
  DrawGame,
  DrawView,
  SealView,
  StaffDrawDetail,
  StaffDrawView,
  TierView,
} from "./draw-view.schema.ts";
