import type { Db } from "@sortes/db";
import { type DrawState, publicResultStates } from "../draw.schema.ts";
import type { StaffDrawDetail } from "../draw-view.schema.ts";

const shown = {
  game: { select: { id: true, name: true, kind: true, timeZone: true } },
  ruleVersion: { select: { rule: true } },
  result: { select: { result: true } },
} as const;

/** Draws that sell now, soonest cutoff first. */
export function loadSelling(
  db: Db,
  where: { now: Date; gameId?: string | undefined; jurisdictionCode?: string | undefined },
  limit: number,
) {
  return db.read.draw.findMany({
    where: {
      state: "open",
      opensAt: { lte: where.now },
      cutoffAt: { gt: where.now },
      game: {
        enabled: true,
        ...(where.gameId ? { id: where.gameId } : {}),
        ...(where.jurisdictionCode
          ? { jurisdictions: { some: { jurisdictionCode: where.jurisdictionCode } } }
          : {}),
      },
    },
    include: shown,
    orderBy: [{ cutoffAt: "asc" }, { id: "asc" }],
    take: limit,
  });
}

export type DrawRow = Awaited<ReturnType<typeof loadSelling>>[number];

export interface DrawWhere {
  gameId?: string | undefined;
  states?: readonly DrawState[] | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  cursor?: string | undefined;
}

/** Draws, latest cutoff first. */
export function loadDrawPage(db: Db, where: DrawWhere, limit: number): Promise<DrawRow[]> {
  return db.read.draw.findMany({
    where: {
      ...(where.gameId ? { gameId: where.gameId } : {}),
      ...(where.states ? { state: { in: [...where.states] } } : {}),
      cutoffAt: { ...(where.from ? { gte: where.from } : {}), ...(where.to ? { lt: where.to } : {}) },
    },
    include: shown,
    orderBy: [{ cutoffAt: "desc" }, { id: "desc" }],
    ...(where.cursor ? { cursor: { id: where.cursor }, skip: 1 } : {}),
    take: limit,
  });
}

/** Draws whose result may be seen, by the one list that says so. */
export function loadResultPage(db: Db, where: Omit<DrawWhere, "states">, limit: number) {
  return loadDrawPage(db, { ...where, states: publicResultStates }, limit);
}

export function loadDrawRow(db: Db, drawId: string) {
  return db.read.draw.findUnique({
    where: { id: drawId },
    include: { ...shown, seal: true, tiers: { orderBy: { sortOrder: "asc" } } },
  });
}

export type DrawDetailRow = NonNullable<Awaited<ReturnType<typeof loadDrawRow>>>;

/** How far the counting of a draw is. */
export async function loadCounting(
  db: Db,
  drawId: string,
): Promise<Pick<StaffDrawDetail, "ranges" | "isCounted">> {
  const [planned, evaluated, settlements] = await Promise.all([
    db.read.settlementRange.count({ where: { drawId } }),
    db.read.settlementRange.count({ where: { drawId, evaluatedAt: { not: null } } }),
    db.read.drawSettlement.count({ where: { drawId } }),
  ]);
  return { ranges: { planned, evaluated }, isCounted: settlements > 0 };
}

export function loadEvents(db: Db, drawId: string, limit: number) {
  return db.read.drawEvent.findMany({
    where: { drawId },
    omit: { drawId: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: limit,
  });
}
