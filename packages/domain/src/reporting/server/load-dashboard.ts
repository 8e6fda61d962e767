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
import { KeptHourlySales } from "./kept-hourly-sales.ts";

const keptSales = new WeakMap<Db, KeptHourlySales>();

/**
 * The console's first page in five queries. Staff see it live, so it is asked for every few seconds: each stays on an index, and the
 * one that reads all tickets of the day is shared between the consoles of a process and up to ten seconds old.
 */
export async function loadDashboard({ db }: { db: Db }, query: DashboardQuery): Promise<Dashboard> {
  const { timeZone } = dashboardQuerySchema.parse(query);
  const [hours, draws, paidToday, significantEvents, counts] = await Promise.all([
    keptSalesOf(db).load(timeZone),
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

function keptSalesOf(db: Db): KeptHourlySales {
  const known = keptSales.get(db);
  if (known) return known;
  const kept = new KeptHourlySales((timeZone) => loadHourlySales(db, timeZone));
  keptSales.set(db, kept);
  return kept;
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
