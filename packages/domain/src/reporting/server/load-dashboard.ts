import type { Db } from "@sortes/db";
import { estimateJackpotMinor, parseRule } from "../../games/index.ts";
import { computeSalesByGame } from "../dashboard.core.ts";
import {
  type Dashboard,
  type DashboardDraw,
  type DashboardQuery,
  dashboardQuerySchema,
} from "../report.schema.ts";
import {
  type DrawOfToday,
  loadDashboardCounts,
  loadDrawsOfToday,
  loadEventCounts,
  loadHourlySales,
  loadPaidToday,
} from "./dashboard.repo.ts";

/** The console's first page in five queries. Staff see it live, so it is asked for every few seconds: each stays on an index. */
export async function loadDashboard({ db }: { db: Db }, query: DashboardQuery): Promise<Dashboard> {
  const { timeZone } = dashboardQuerySchema.parse(query);
  const [hours, draws, paidToday, significantEvents, counts] = await Promise.all([
    loadHourlySales(db, timeZone),
    loadDrawsOfToday(db, timeZone),
    loadPaidToday(db, timeZone),
    loadEventCounts(db, timeZone),
    loadDashboardCounts(db, timeZone),
  ]);
  const { outboxDepth, outboxOldestMs, ...rest } = counts;
  return {
    ...rest,
    outbox: { depth: outboxDepth, oldestMs: Math.round(outboxOldestMs) },
    sales: computeSalesByGame(hours),
    salesByHour: hours.map(({ gameId, hourAt, tickets, stakeMinor }) => ({
      gameId,
      hourAt,
      tickets,
      stakeMinor,
    })),
    draws: draws.map(toDashboardDraw),
    paidToday,
    significantEvents,
  };
}

function toDashboardDraw({
  jackpotRule,
  jackpotInMinor,
  rolloverCount,
  ...draw
}: DrawOfToday): DashboardDraw {
  const { stakeMinor } = draw;
  const open = { stakeMinor, jackpotInMinor, rolloverCount };
  return { ...draw, jackpotMinor: jackpotRule ? estimateJackpotMinor(parseRule(jackpotRule), open) : null };
}
