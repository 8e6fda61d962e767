import { type BeaconChain, type RelayOutcome, relayAnswerSchema } from "../beacon.schema.ts";
import { isRoundSignature } from "./round-signature.ts";

/** A relay's answer is some 300 bytes; more is not read. */
const ANSWER_BYTES_MAX = 4_096;

/** Of no use and the relay's fault, so that its breaker counts it. */
export class RelayFailure extends Error {
  override readonly name = "RelayFailure";
  readonly outcome: RelayOutcome;

  constructor(outcome: RelayOutcome, options?: ErrorOptions) {
    super(outcome, options);
    this.outcome = outcome;
  }
}

/**
 * Asks one relay for one round: its checked signature, or undefined when the relay does not have it, which before the round's
 * time is as it should be. @throws RelayFailure
 */
export async function askRelay(
  chain: BeaconChain,
  relay: string,
  round: number,
  timeoutMs: number,
): Promise<string | undefined> {
  const text = await fetchText(`${relay}/public/${round}`, timeoutMs);
  if (text === undefined) return undefined;
  const answer = parseAnswer(text);
  if (answer.round !== round) throw new RelayFailure("wrong_round");
  if (!isRoundSignature(chain.publicKey, round, answer.signature)) throw new RelayFailure("forged");
  return answer.signature;
}

/** 404 and 425 (too early) both say: not there. */
const NOT_THERE = [404, 425];

async function fetchText(url: string, timeoutMs: number): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: "error" });
    if (NOT_THERE.includes(response.status)) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) throw new RelayFailure("unreachable");
    return await readShort(response);
  } catch (cause) {
    if (cause instanceof RelayFailure) throw cause;
    const isSlow = cause instanceof DOMException && cause.name === "TimeoutError";
    throw new RelayFailure(isSlow ? "slow" : "unreachable", { cause });
  }
}

async function readShort({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > ANSWER_BYTES_MAX) throw new RelayFailure("garbage");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parseAnswer(text: string) {
  try {
    return relayAnswerSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new RelayFailure("garbage", { cause });
  }
}
