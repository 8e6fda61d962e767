import type { Db } from "@sortes/db";
import { drawErrors } from "../draw.errors.ts";
import type { DrawDetail, DrawEventView, StaffDrawDetail } from "../draw-view.schema.ts";
import { type DrawDetailRow, loadCounting, loadDrawRow, loadEvents } from "./draw-reads.repo.ts";
import { publicTiers, toDrawDetail, toSealView, toStaffDrawView } from "./draw-views.ts";

/** A draw as anyone may see it: without result and prizes until it is published. @throws draw.not_found */
export async function loadDraw({ db }: { db: Db }, { drawId }: { drawId: string }): Promise<DrawDetail> {
  return toDrawDetail(await requireDraw(db, drawId));
}

/** A draw as staff see it: totals, hold and progress, and no result before publication either. @throws draw.not_found */
export async function loadDrawForStaff(
  { db }: { db: Db },
  { drawId }: { drawId: string },
): Promise<StaffDrawDetail> {
  const row = await requireDraw(db, drawId);
  const counting = await loadCounting(db, drawId);
  return { ...toStaffDrawView(row), seal: toSealView(row), tiers: publicTiers(row), ...counting };
}

/** A draw takes nine steps and some holds; beyond this the timeline is not read but searched. */
const EVENTS_MAX = 200;

/** Every step of a draw, oldest first, for staff. @throws draw.not_found */
export async function loadDrawTimeline(
  { db }: { db: Db },
  { drawId }: { drawId: string },
): Promise<{ items: DrawEventView[] }> {
  await requireDraw(db, drawId);
  return { items: await loadEvents(db, drawId, EVENTS_MAX) };
}

async function requireDraw(db: Db, drawId: string): Promise<DrawDetailRow> {
  const row = await loadDrawRow(db, drawId);
  if (!row) throw drawErrors.not_found();
  return row;
}
