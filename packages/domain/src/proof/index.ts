export { lengthPrefixed } from "./bytes.core.ts";
export {
  ESCROW_AFTER_S,
  FRAGMENTS,
  type Fragment,
  holdersOf,
  isMachineRole,
  splitSecret,
} from "./escrow.core.ts";
export { logLeafHash } from "./log.core.ts";
export {
  commitmentBody,
  fragmentBody,
  fragmentContext,
  isSignedBy,
  keyBody,
  type OfDraw,
  signedBytes,
} from "./people.core.ts";
export { ceremonyErrors } from "./people.errors.ts";
export {
  type CeremonyKey,
  ceremonyKeySchema,
  type OpenedFragment,
  openedFragmentSchema,
  type SealedFragment,
  type ShareCommitment,
  type ShareReveal,
  shareCommitmentSchema,
  shareRevealSchema,
} from "./people.schema.ts";
export { proofErrors } from "./proof.errors.ts";
export { PROTOCOL, type Receipt } from "./proof.schema.ts";
export { type BoxKeys, boxKeysOf, openBox, sealBox } from "./sealed-box.ts";
export { commitmentOf, SEED_BYTES, type Share } from "./seed.core.ts";
export { parseTilePath, type TilePath, tilePath } from "./tile-path.core.ts";
