import { drawResult, type GameResult, type GameRule } from "../../games/index.ts";
import { GENERATOR_SEED_BYTES, randomBelow, seededGenerator } from "../hmac-drbg.core.ts";
import type { EntropyPool } from "./entropy-pool.ts";

/** Results as a game's draws give them: each from a seed of its own, mapped in the same way. @throws as the pool's `generate` */
export async function* simulateDraws(
  entropy: EntropyPool,
  rule: GameRule,
  draws: number,
): AsyncGenerator<GameResult, void, undefined> {
  for (let draw = 0; draw < draws; draw++) {
    const generator = seededGenerator(await entropy.generate(GENERATOR_SEED_BYTES));
    yield drawResult(rule, (maxExclusive) => randomBelow(generator, maxExclusive));
  }
}
