export { settlementErrors } from "./settlement.errors.ts";
export type {
  DrawOutcome,
  DrawSettlement,
  SerialRange,
  TierCount,
  TierOutcome,
} from "./settlement.schema.ts";
