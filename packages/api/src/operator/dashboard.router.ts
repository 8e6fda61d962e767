import { dashboardQuerySchema } from "@sortes/domain/reporting";
import { loadDashboard } from "@sortes/domain/reporting/server";
import { tracked } from "@trpc/server";
import { resumeSchema, subscribeFrom } from "../live/index.ts";
import { router, staffProcedure } from "./trpc.ts";

export const dashboardRouter = router({
  get: staffProcedure("dashboard.view")
    .input(dashboardQuerySchema)
    .query(({ ctx, input }) => loadDashboard({ db: ctx.db }, input)),

  /** Draw states and results as they happen: what players' pages hear too. */
  live: staffProcedure("dashboard.view")
    .input(resumeSchema)
    .subscription(async function* ({ ctx, input, signal }) {
      for await (const { id, event } of subscribeFrom(ctx.live, ["public"], input, signal)) {
        yield tracked(id, event);
      }
    }),
});
