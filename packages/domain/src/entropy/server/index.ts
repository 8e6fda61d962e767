export { EntropyPool, openEntropyPool } from "./entropy-pool.ts";
export { loadRandomness, type RandomnessStatus } from "./load-randomness.ts";
export type { RawSource } from "./raw-source.ts";
export { testOutput } from "./test-output.ts";
