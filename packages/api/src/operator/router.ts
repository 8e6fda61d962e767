import { auditRouter } from "./audit.router.ts";
import { dashboardRouter } from "./dashboard.router.ts";
import { gamesRouter } from "./games.router.ts";
import { ledgerRouter } from "./ledger.router.ts";
import { meRouter } from "./me.router.ts";
import { playersRouter } from "./players.router.ts";
import { reportsRouter } from "./reports.router.ts";
import { router } from "./trpc.ts";

/** Everything the console may ask. Mounted in the console only. */
export const operatorRouter = router({
  me: meRouter,
  dashboard: dashboardRouter,
  games: gamesRouter,
  players: playersRouter,
  audit: auditRouter,
  reports: reportsRouter,
  ledger: ledgerRouter,
});

export type OperatorRouter = typeof operatorRouter;
