import { HttpConnection } from "./load/http-connection.ts";
import type { OpenAnswer, RequestTemplate } from "./load/load.types.ts";
import type { World } from "./world.ts";

export interface Truth {
  /** Accepted although they left after the cutoff, or carry a later time of sale. */
  late: number;
  /** Answers that the database contradicts. */
  lost: number;
  /** Had no answer and were asked again. */
  retried: number;
  /** Answers that were refusals, by code. */
  refused: Record<string, number>;
}

const BOUGHT = [200, 201];

/** Holds every answer of a run against what the database keeps. What had no answer is asked again, and that answer must be true. */
export async function checkAnswers(run: {
  world: World;
  port: number;
  drawId: string;
  cutoffMs: number;
  requests: readonly RequestTemplate[];
  answers: readonly OpenAnswer[];
}): Promise<Truth> {
  const { world, port, drawId, cutoffMs, requests, answers } = run;
  const keptBefore = await loadKeptKeys(world, drawId);
  const unanswered = answers.filter(({ status }) => status === 0);
  const retries = await askAgain(port, requests, unanswered);
  const kept = await loadKeptKeys(world, drawId);
  const isTrue = ({ key, status }: Pick<OpenAnswer, "key" | "status">): boolean =>
    kept.has(key) === BOUGHT.includes(status);
  const isRetryTrue = (retry: { key: string; status: number }): boolean =>
    isTrue(retry) && (!keptBefore.has(retry.key) || retry.status === 200);
  const answered = answers.filter(({ status }) => status !== 0);
  const lost =
    answered.filter((answer) => !isTrue(answer)).length +
    retries.filter((retry) => !isRetryTrue(retry)).length;
  const leftLate = answers.filter(({ key, sentMs }) => sentMs > cutoffMs && kept.has(key)).length;
  const { soldLate } = await world.db.one<{ soldLate: number }>(
    `select count(*)::int as sold_late from ticket t join draw d on d.id = t.draw_id
     where d.id = $1 and t.sold_at >= d.cutoff_at`,
    [drawId],
  );
  return { late: leftLate + soldLate, lost, retried: retries.length, refused: countByCode(answered) };
}

async function loadKeptKeys({ db }: World, drawId: string): Promise<Set<string>> {
  const rows = await db.query<{ idempotencyKey: string }>(
    "select p.idempotency_key from purchase p join ticket t on t.purchase_id = p.id where t.draw_id = $1",
    [drawId],
  );
  return new Set(rows.map(({ idempotencyKey }) => idempotencyKey));
}

async function askAgain(
  port: number,
  requests: readonly RequestTemplate[],
  unanswered: readonly OpenAnswer[],
): Promise<{ key: string; status: number }[]> {
  const connection = new HttpConnection(port);
  const retries: { key: string; status: number }[] = [];
  for (const { key, request } of unanswered) {
    const { before, after } = requests[request] as RequestTemplate;
    const status = await new Promise<number>((resolve) => {
      connection.send(before + key + after, (answer) => resolve(answer.status));
    });
    retries.push({ key, status });
  }
  connection.close();
  return retries;
}

function countByCode(answers: readonly OpenAnswer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, code } of answers) {
    if (BOUGHT.includes(status)) continue;
    const name = `refused ${code ?? status}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
