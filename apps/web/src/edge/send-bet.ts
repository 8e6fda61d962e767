import type { PurchaseInput, PurchaseReceipt } from "@sortes/domain/betting";
import { currencySchema, minorSchema, toJsonSafe } from "@sortes/domain/money";
import { z } from "zod";

/** One press of "buy". */
export type Bet = { idempotencyKey: string; purchase: PurchaseInput };

export type SendBet = (bet: Bet) => Promise<PurchaseReceipt>;

/** The edge answers within a second even in a storm. Giving it up too early does no harm: the key makes it the same purchase. */
const answerWithinMs = 5_000;

/** After no answer, the next bets do not wait for another. */
const restMs = 30_000;

const receiptSchema = z.object({
  purchaseId: z.string(),
  gameId: z.string(),
  totalMinor: minorSchema,
  currency: currencySchema,
  isReplay: z.boolean(),
  tickets: z.array(
    z.object({ ticketId: z.string(), drawId: z.string(), serial: minorSchema, stakeMinor: minorSchema }),
  ),
}) satisfies z.ZodType<PurchaseReceipt>;

/** RFC 9457, with our code. What does not look like this was not said by the edge. */
const problemSchema = z.object({
  status: z.int(),
  code: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});

/** What the edge said no with, in the shape of the router's own errors: `readError` reads both. */
class EdgeRefusal extends Error {
  override readonly name = "EdgeRefusal";
  readonly data: { code: string; kind: string; details?: Record<string, unknown> | undefined };

  constructor({ status, code, details }: z.output<typeof problemSchema>) {
    super(code);
    this.data = { code, kind: kindOf(status), details };
  }
}

/** A problem has no kind; where HTTP has a status for one it tells. 429 leaves undecided what became of an earlier try, as 503 does. */
function kindOf(status: number): string {
  if (status === 401) return "unauthenticated";
  if (status === 403) return "forbidden";
  if (status === 429 || status === 503) return "unavailable";
  return status >= 500 ? "internal" : "refused";
}

/**
 * Sends bets through the edge. One that gets no answer there goes `bySite` once, under the same key: had the edge bought it
 * after all, the site answers with that very purchase. @throws EdgeRefusal, and whatever `bySite` throws
 */
export function createBetSender(edgeUrl: string, bySite: SendBet): SendBet {
  let restsUntilMs = 0;
  return async (bet) => {
    if (performance.now() >= restsUntilMs) {
      const receipt = await askEdge(edgeUrl, bet);
      if (receipt) return receipt;
      restsUntilMs = performance.now() + restMs;
    }
    return bySite(bet);
  };
}

/** Undefined when nobody has answered, or somebody else has: a gateway, a captive portal. */
async function askEdge(edgeUrl: string, bet: Bet): Promise<PurchaseReceipt | undefined> {
  const answer = await post(`${edgeUrl}/v1/bets`, bet).catch(() => undefined);
  if (!answer) return undefined;
  const receipt = receiptSchema.safeParse(answer.body);
  if (answer.ok && receipt.success) return receipt.data;
  const problem = problemSchema.safeParse(answer.body);
  // Somebody works on an earlier try of this press: the site waits for him and tells what became of it.
  if (answer.ok || !problem.success || problem.data.code === "system.in_progress") return undefined;
  throw new EdgeRefusal(problem.data);
}

async function post(
  address: string,
  { idempotencyKey, purchase }: Bet,
): Promise<{ ok: boolean; body: unknown }> {
  const response = await fetch(address, {
    method: "POST",
    credentials: "include",
    headers: { "content-type": "application/json", "idempotency-key": idempotencyKey },
    body: JSON.stringify(toJsonSafe(purchase)),
    signal: AbortSignal.timeout(answerWithinMs),
  });
  return { ok: response.ok, body: await response.json() };
}
