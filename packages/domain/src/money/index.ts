export { toDecimalText } from "./decimal.core.ts";
export { canonicalJson, toJsonSafe } from "./json.core.ts";
export {
  BPS_WHOLE,
  excessMinor,
  mulDivFloor,
  mulDivHalfEven,
  shareByWeights,
  sumMinor,
} from "./money.core.ts";
export {
  amountMinorSchema,
  bpsSchema,
  currencySchema,
  minorSchema,
  stakeMinorSchema,
} from "./money.schema.ts";
