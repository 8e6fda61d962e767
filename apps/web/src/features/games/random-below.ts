import type { RandomBelow } from "@sortes/domain/games";

const WORD = 2 ** 32;

/** Uniform numbers from the browser's generator. Values in the last, incomplete block are thrown away: they would skew. */
export const randomBelow: RandomBelow = (maxExclusive) => {
  const fair = WORD - (WORD % maxExclusive);
  const word = new Uint32Array(1);
  do crypto.getRandomValues(word);
  while ((word[0] ?? 0) >= fair);
  return (word[0] ?? 0) % maxExclusive;
};
