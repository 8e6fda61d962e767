import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { startCpuShare } from "./cpu-share.ts";
import { HttpConnection } from "./http-connection.ts";
import { Latencies } from "./latencies.ts";
import type { ClosedLoad, ClosedResult, RequestTemplate } from "./load.types.ts";

/** A slow server has its last requests for seconds. What is measured next must not share the machine with them. */
const LAST_ANSWERS_WITHIN_MS = 30_000;
const LOOKED_AT_EVERY_MS = 20;

/** Keeps every connection busy; counts what is answered after the warm-up, and goes when everything is answered. */
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
  let underWay = 0;
  const loop = (connection: HttpConnection): void => {
    const sentMs = performance.now();
    underWay += 1;
    connection.send(nextRequest(), ({ status }) => {
      underWay -= 1;
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
  const answeredByMs = performance.now() + LAST_ANSWERS_WITHIN_MS;
  while (underWay > 0 && performance.now() < answeredByMs) await sleep(LOOKED_AT_EVERY_MS);
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
