import type { Db } from "@sortes/db";

/** States in which an outcome can still come up. */
const UNDRAWN = ["scheduled", "open", "closed", "sealed", "held"] as const;

export function loadHighestExposures(
  db: Db,
  { gameId, drawId, limit }: { gameId?: string | undefined; drawId?: string | undefined; limit: number },
) {
  return db.read.numberLiability.findMany({
    where: drawId ? { drawId } : { draw: { ...(gameId ? { gameId } : {}), state: { in: [...UNDRAWN] } } },
    select: {
      outcome: true,
      exposureMinor: true,
      draw: {
        select: {
          id: true,
          number: true,
          currency: true,
          cutoffAt: true,
          ruleVersion: { select: { rule: true } },
        },
      },
    },
    orderBy: [{ exposureMinor: "desc" }, { drawId: "asc" }, { outcome: "asc" }],
    take: limit,
  });
}
