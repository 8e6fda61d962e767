export { entropyErrors } from "./entropy.errors.ts";
export {
  type EntropyHealth,
  type EntropySourceHealth,
  type EntropySourceName,
  type EntropySourceState,
  type HealthFailure,
  type OutputReport,
  type OutputTest,
  type OutputVerdict,
  SIGNIFICANCE,
} from "./entropy.schema.ts";
export { HmacDrbg, randomBelow, seededGenerator } from "./hmac-drbg.core.ts";
