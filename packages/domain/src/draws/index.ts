export {
  canCancel,
  decideClose,
  decidePublish,
  decideSale,
  decideTransition,
  type SaleDecision,
  salesEndAt,
} from "./draw.core.ts";
export { drawErrors } from "./draw.errors.ts";
export {
  type Draw,
  type DrawSchedule,
  type DrawState,
  drawIdSchema,
  drawStateSchema,
  drawStates,
  publicResultStates,
  scheduleSchema,
} from "./draw.schema.ts";
