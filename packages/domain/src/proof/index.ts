export { lengthPrefixed } from "./bytes.core.ts";
export { entryBody } from "./entry.core.ts";
export { ESCROW_AFTER_S, isMachineRole } from "./escrow.core.ts";
export { logLeafHash } from "./log.core.ts";
export { ceremonyErrors } from "./people.errors.ts";
export {
  type CeremonyKey,
  ceremonyKeySchema,
  openedFragmentSchema,
  type ShareCommitment,
  shareCommitmentSchema,
  shareRevealSchema,
} from "./people.schema.ts";
export {
  drawShare,
  type FragmentHolder,
  introduceKeys,
  type OpenSeat,
  openHeldFragment,
  type PersonKeys,
  revealOf,
  signEntry,
} from "./person.ts";
export {
  isLevelLowered,
  type PolicySeat,
  type ProofLevel,
  type ProofPolicy,
  policySeatSchema,
  proofLevels,
  proofPolicySchema,
  seatsOf,
} from "./policy.schema.ts";
export { proofErrors } from "./proof.errors.ts";
export { type Entry, entryStatementSchema, PROTOCOL, type Receipt } from "./proof.schema.ts";
export { ENTROPY_BYTES, SEED_BYTES } from "./seed.core.ts";
export { parseTilePath, type TilePath, tilePath } from "./tile-path.core.ts";
