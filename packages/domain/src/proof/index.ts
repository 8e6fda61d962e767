export { lengthPrefixed } from "./bytes.core.ts";
export { logLeafHash } from "./log.core.ts";
export { proofErrors } from "./proof.errors.ts";
export { PROTOCOL, type Receipt } from "./proof.schema.ts";
export { SEED_BYTES } from "./seed.core.ts";
export { parseTilePath, type TilePath, tilePath } from "./tile-path.core.ts";
