import type { Db } from "@sortes/db";
import type { Jurisdiction } from "../jurisdiction.schema.ts";

/** All of them, or those of the given codes. There are some dozens at most: a country has one or a few. */
export async function loadJurisdictions(db: Db, codes?: readonly string[]): Promise<Jurisdiction[]> {
  const rows = await db.read.jurisdiction.findMany({
    ...(codes ? { where: { code: { in: [...codes] } } } : {}),
    include: { games: { select: { gameId: true }, orderBy: { gameId: "asc" } } },
    orderBy: { name: "asc" },
    take: 1_000,
  });
  return rows.map(({ games, ...row }) => ({ ...row, gameIds: games.map((game) => game.gameId) }));
}
