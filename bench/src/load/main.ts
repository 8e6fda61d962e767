import { runClosedLoad } from "./closed-load.ts";
import type { LoadJob, LoadOrder, LoadReport } from "./load.types.ts";
import { runOpenLoad } from "./open-load.ts";
import { StreamCrowd } from "./stream-load.ts";

// The process that makes the load: one job, one result, and gone with whoever asked.
let crowd: StreamCrowd | undefined;

process.on("message", (order: LoadOrder) => {
  void ("job" in order ? start(order.job) : finish(order.finish.eventIds));
});
process.on("disconnect", () => process.exit(0));

async function start(job: LoadJob): Promise<void> {
  if (job.kind === "closed") return report({ result: await runClosedLoad(job) });
  if (job.kind === "open") return report({ result: await runOpenLoad(job) });
  crowd = new StreamCrowd(job);
  await crowd.open();
  report({ isReady: true });
}

async function finish(eventIds: readonly string[]): Promise<void> {
  if (crowd) report({ result: await crowd.finish(eventIds) });
}

function report(message: LoadReport): void {
  process.send?.(message);
}
