import { randomUUID } from "node:crypto";
import { startCpuShare } from "./cpu-share.ts";
import { type Answer, HttpConnection } from "./http-connection.ts";
import type { OpenAnswer, OpenLoad, OpenResult, RequestTemplate } from "./load.types.ts";

/** Longer than any answer takes; what is open then is unanswered and is asked again by whoever judges the run. */
const ANSWERED_WITHIN_MS = 15_000;

/** Sends each request at its time. A server that hesitates meets all the requests that players would have sent meanwhile. */
export function runOpenLoad(load: OpenLoad): Promise<OpenResult> {
  const idle: HttpConnection[] = [];
  const all: HttpConnection[] = [];
  const answers: OpenAnswer[] = [];
  const readCpuShare = startCpuShare();
  const done = Promise.withResolvers<OpenResult>();
  let answered = 0;
  const finish = (): void => {
    clearTimeout(overdue);
    for (const connection of all) connection.close();
    done.resolve({ answers, connections: all.length, loadCpuShare: readCpuShare() });
  };
  const lastMs = load.departuresMs.at(-1) ?? 0;
  const overdue = setTimeout(finish, lastMs - nowMs() + ANSWERED_WITHIN_MS);

  const depart = (departureMs: number): void => {
    let connection = idle.pop();
    if (!connection) {
      connection = new HttpConnection(load.port);
      all.push(connection);
    }
    const request = answers.length % load.requests.length;
    const { before, after } = load.requests[request] as RequestTemplate;
    const answer: OpenAnswer = {
      key: randomUUID(),
      request,
      sentMs: nowMs(),
      latencyMs: Number.NaN,
      status: 0,
      code: undefined,
    };
    answers.push(answer);
    const used = connection;
    used.send(before + answer.key + after, (received) => {
      Object.assign(answer, { latencyMs: nowMs() - departureMs, ...statusOf(received) });
      idle.push(used);
      answered += 1;
      if (answered === load.departuresMs.length) finish();
    });
  };
  const pump = (): void => {
    let next = load.departuresMs[answers.length];
    while (next !== undefined && next <= nowMs()) {
      depart(next);
      next = load.departuresMs[answers.length];
    }
    if (next !== undefined) setTimeout(pump, Math.max(0, next - nowMs()));
  };
  pump();
  return done.promise;
}

/** With fractions: a millisecond holds several departures. */
const nowMs = (): number => performance.timeOrigin + performance.now();

function statusOf({ status, body }: Answer): Pick<OpenAnswer, "status" | "code"> {
  return { status, code: status < 400 ? undefined : /"code":"([^"]+)"/.exec(body.toString("latin1"))?.[1] };
}
