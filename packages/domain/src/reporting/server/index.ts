export { appendDailySignificantEvent, appendSignificantEvent } from "./append-significant-event.ts";
export { checkLedger } from "./check-ledger.ts";
export { listSignificantEvents } from "./list-significant-events.ts";
export { exportDailySalesCsv, loadDailySales } from "./load-daily-sales.ts";
export { loadDashboard } from "./load-dashboard.ts";
