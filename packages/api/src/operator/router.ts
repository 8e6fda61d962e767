import { adjustmentsRouter } from "./adjustments.router.ts";
import { approvalsRouter } from "./approvals.router.ts";
import { auditRouter } from "./audit.router.ts";
import { ceremonyRouter } from "./ceremony.router.ts";
import { claimsRouter } from "./claims.router.ts";
import { dashboardRouter } from "./dashboard.router.ts";
import { drawsRouter } from "./draws.router.ts";
import { gamesRouter } from "./games.router.ts";
import { healthRouter } from "./health.router.ts";
import { ledgerRouter } from "./ledger.router.ts";
import { meRouter } from "./me.router.ts";
import { playersRouter } from "./players.router.ts";
import { randomnessRouter } from "./randomness.router.ts";
import { reportsRouter } from "./reports.router.ts";
import { staffRouter } from "./staff.router.ts";
import { router } from "./trpc.ts";

/** Everything the console may ask. Mounted in the console only. */
export const operatorRouter = router({
  me: meRouter,
  dashboard: dashboardRouter,
  draws: drawsRouter,
  ceremony: ceremonyRouter,
  games: gamesRouter,
  players: playersRouter,
  claims: claimsRouter,
  approvals: approvalsRouter,
  audit: auditRouter,
  reports: reportsRouter,
  staff: staffRouter,
  adjustments: adjustmentsRouter,
  ledger: ledgerRouter,
  randomness: randomnessRouter,
  health: healthRouter,
});

export type OperatorRouter = typeof operatorRouter;
