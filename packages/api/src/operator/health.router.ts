import { listClockOffsets } from "@sortes/domain/clock/server";
import { loadWorkerHealth } from "./load-worker-health.ts";
import { router, staffProcedure } from "./trpc.ts";

export const healthRouter = router({
  worker: staffProcedure("dashboard.view").query(({ ctx }) => loadWorkerHealth(ctx.workerHealthUrl)),

  /** How far each process's clock is from the database's. */
  clocks: staffProcedure("dashboard.view").query(({ ctx }) => listClockOffsets({ db: ctx.db })),
});
