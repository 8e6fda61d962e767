import { setImmediate } from "node:timers/promises";

/**
 * Asks for statements one after the other without waiting for their answers: each is on its way before the next one is written,
 * so the server works on one while the client writes another. Rejects with the first failure, after all have ended.
 */
export async function inTurn(statements: readonly (() => Promise<unknown>)[]): Promise<void> {
  const asked: Promise<unknown>[] = [];
  for (const statement of statements) {
    const answer = statement();
    // It may fail before anyone waits for it; who waits below is told all the same.
    answer.catch(() => undefined);
    asked.push(answer);
    await setImmediate();
  }
  const [failed] = (await Promise.allSettled(asked)).filter((answer) => answer.status === "rejected");
  if (failed) throw failed.reason;
}
