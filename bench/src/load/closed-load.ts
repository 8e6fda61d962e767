import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { startCpuShare } from "./cpu-share.ts";
import { HttpConnection } from "./http-connection.ts";
import { Latencies } from "./latencies.ts";
import type { ClosedLoad, ClosedResult, RequestTemplate } from "./load.types.ts";

/** Keeps every connection busy; counts what is answered after the warm-up. */
export async function runClosedLoad(load: ClosedLoad): Promise<ClosedResult> {
  const counting = {
    isOn: false,
    answered: 0,
    statuses: new Map<number, number>(),
    latencies: new Latencies(),
  };
  const nextRequest = inTurn(load);
  const connections = Array.from({ length: load.connections }, () => new HttpConnection(load.port));
  let isOver = false;
  const loop = (connection: HttpConnection): void => {
    const sentMs = performance.now();
    connection.send(nextRequest(), ({ status }) => {
      counting.answered += 1;
      if (counting.isOn) {
        counting.statuses.set(status, (counting.statuses.get(status) ?? 0) + 1);
        counting.latencies.add(performance.now() - sentMs);
      }
      if (!isOver) loop(connection);
    });
  };
  for (const connection of connections) loop(connection);
  await sleep(load.warmupSeconds * 1_000);
  counting.isOn = true;
  const startedMs = performance.now();
  const readCpuShare = startCpuShare();
  await sleep(load.seconds * 1_000);
  counting.isOn = false;
  const seconds = (performance.now() - startedMs) / 1_000;
  const loadCpuShare = readCpuShare();
  isOver = true;
  for (const connection of connections) connection.close();
  return {
    perSecond: Object.fromEntries([...counting.statuses].map(([status, count]) => [status, count / seconds])),
    answered: counting.answered,
    p50Ms: counting.latencies.quantile(0.5),
    p99Ms: counting.latencies.quantile(0.99),
    loadCpuShare,
  };
}

function inTurn({ requests, hasFreshKeys }: ClosedLoad): () => string {
  const whole = requests.map(({ before, after }) => before + after);
  let sent = 0;
  return () => {
    const index = sent % requests.length;
    sent += 1;
    if (!hasFreshKeys) return whole[index] as string;
    const { before, after } = requests[index] as RequestTemplate;
    return before + randomUUID() + after;
  };
}
