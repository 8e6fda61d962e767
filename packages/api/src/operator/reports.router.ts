import { dailySalesQuerySchema, severitySchema } from "@sortes/domain/reporting";
import { exportDailySalesCsv, listSignificantEvents, loadDailySales } from "@sortes/domain/reporting/server";
import { z } from "zod";
import { cursorSchema, pageLimitSchema } from "../trpc/paging.schema.ts";
import { router, staffProcedure } from "./trpc.ts";

export const reportsRouter = router({
  dailySales: staffProcedure("reports.view")
    .input(dailySalesQuerySchema)
    .query(({ ctx, input }) => loadDailySales({ db: ctx.db }, input)),

  /** RFC 4180 text; the page makes a file of it. */
  dailySalesCsv: staffProcedure("reports.export")
    .input(dailySalesQuerySchema)
    .mutation(({ ctx, input }) => exportDailySalesCsv({ db: ctx.db }, { ...input, actor: ctx.actor })),

  significantEvents: staffProcedure("events.view")
    .input(z.object({ severity: severitySchema.optional(), cursor: cursorSchema, limit: pageLimitSchema }))
    .query(({ ctx, input }) => listSignificantEvents({ db: ctx.db }, input)),
});
