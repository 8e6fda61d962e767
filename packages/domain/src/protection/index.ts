export { currentExclusion, decideExclusionEnd } from "./exclusion.core.ts";
export {
  type BetConstraints,
  decideLimitChange,
  decideWithinLimits,
  effectiveLimitMinor,
  type LimitChange,
  LOOSENING_DELAY_MS,
} from "./limit.core.ts";
export { periodStart } from "./period.core.ts";
export { protectionErrors } from "./protection.errors.ts";
export {
  COOL_OFF_DAYS_MAX,
  EXCLUSION_MONTHS_MAX,
  EXCLUSION_MONTHS_MIN,
  type Exclusion,
  type ExclusionKind,
  type ExclusionRequest,
  exclusionKinds,
  exclusionRequestSchema,
  type LimitKind,
  type LimitPeriod,
  type LimitRemaining,
  limitKinds,
  limitPeriods,
  limitRequestSchema,
  type PlayerLimit,
} from "./protection.schema.ts";
