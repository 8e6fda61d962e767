export {
  type DailySalesQuery,
  type DailySalesRow,
  type Dashboard,
  type DashboardDraw,
  type DashboardQuery,
  dailySalesQuerySchema,
  dashboardQuerySchema,
  type GameSales,
  type HourlySales,
} from "./report.schema.ts";
export {
  type Severity,
  type SignificantEvent,
  type SignificantEventInput,
  severities,
  severitySchema,
} from "./significant-event.schema.ts";
