import { createHash } from "node:crypto";

/** Numbers below a bound, the same for the same seed and name: SHA-256 in counter mode, without modulo bias. */
export function seededRandom(seed: number, name: string): (maxExclusive: number) => number {
  let counter = 0;
  let block = Buffer.alloc(0);
  const nextWord = (): number => {
    if (block.length < 4) {
      block = createHash("sha256").update(`${seed}/${name}/${counter}`).digest();
      counter += 1;
    }
    const word = block.readUInt32BE(0);
    block = block.subarray(4);
    return word;
  };
  return (maxExclusive) => {
    const fair = 2 ** 32 - (2 ** 32 % maxExclusive);
    let word = nextWord();
    while (word >= fair) word = nextWord();
    return word % maxExclusive;
  };
}
