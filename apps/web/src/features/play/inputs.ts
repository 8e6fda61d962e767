/** A fast game sells many draws at once; more than these nobody picks from a list. */
const OFFERED = 20;

export function openDrawsInput(gameId: string) {
  return { gameId, perGame: OFFERED };
}
