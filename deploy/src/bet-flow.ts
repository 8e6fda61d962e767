import { randomUUID } from "node:crypto";

export interface BetFlow {
  sent: number;
  accepted: number;
  /** Status or error of what was not accepted, with how often. */
  failures: ReadonlyMap<string, number>;
  slowestMs: number;
}

export interface FlowOptions {
  url: string;
  tokens: readonly string[];
  purchase: (number: number) => unknown;
  sendersCount: number;
}

/** Players who buy one bet after the other and try none twice, so that whatever fails is seen. Ends when it is stopped. */
export function startBetFlow(options: FlowOptions): { stop(): Promise<BetFlow> } {
  const { url, tokens, purchase, sendersCount } = options;
  const failures = new Map<string, number>();
  let [sent, accepted, slowestMs, isStopping] = [0, 0, 0, false];
  const send = async (number: number): Promise<string> => {
    const response = await fetch(`${url}/v1/bets`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${tokens[number % tokens.length]}`,
        "idempotency-key": randomUUID(),
      },
      body: JSON.stringify(purchase(number)),
    });
    const text = await response.text();
    return response.status === 201 ? "" : `${response.status} ${text.slice(0, 200)}`;
  };
  const sender = async (): Promise<void> => {
    while (!isStopping) {
      const startedMs = performance.now();
      sent += 1;
      const failure = await send(sent).catch((error: Error) => `${error.message} ${String(error.cause)}`);
      slowestMs = Math.max(slowestMs, performance.now() - startedMs);
      if (failure === "") accepted += 1;
      else failures.set(failure, (failures.get(failure) ?? 0) + 1);
    }
  };
  const senders = Promise.all(Array.from({ length: sendersCount }, sender));
  return {
    stop: async () => {
      isStopping = true;
      await senders;
      return { sent, accepted, failures, slowestMs };
    },
  };
}
