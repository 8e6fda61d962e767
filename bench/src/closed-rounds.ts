import type { Sample } from "./bench.types.ts";
import type { RequestTemplate } from "./load/load.types.ts";
import { runClosedLoad } from "./load-process.ts";
import type { ServerProcess } from "./server-process.ts";

const SECONDS = 6;
/** Code is compiled, sessions are remembered and connections are open by then. */
const WARMUP_SECONDS = 2;

/** How many requests per second a server answers with the status that is wanted. */
export async function measureAnswers(load: {
  server: ServerProcess;
  requests: readonly RequestTemplate[];
  connections: number;
  wantedStatus: number;
  hasFreshKeys?: boolean;
}): Promise<Sample> {
  const { server, requests, connections, wantedStatus, hasFreshKeys = false } = load;
  const cpuBefore = server.cpuSeconds();
  const { perSecond, answered, p50Ms, p99Ms, loadCpuShare } = await runClosedLoad({
    kind: "closed",
    port: server.port,
    connections,
    warmupSeconds: WARMUP_SECONDS,
    seconds: SECONDS,
    requests,
    hasFreshKeys,
  });
  // Tells what an answer costs even where other programs take a part of the core.
  const serverCpuUs = ((server.cpuSeconds() - cpuBefore) / answered) * 1_000_000;
  const { [wantedStatus]: value = 0, ...others } = perSecond;
  return {
    value,
    loadCpuShare,
    notes: { p50Ms, p99Ms, serverCpuUs },
    failures: Object.entries(others).map(
      ([status, rate]) => `${rate.toFixed(1)} answers/s of status ${status} instead of ${wantedStatus}`,
    ),
  };
}
