import { systemErrors } from "@sortes/api/errors";
import { idempotencyKeySchema } from "@sortes/domain/betting";
import type { FastifyRequest } from "fastify";

/**
 * The key of a write. The draft of the header's RFC has it quoted, most clients send it bare: both are the same key.
 *
 * @throws system.idempotency_key_missing
 */
export function requireIdempotencyKey(request: FastifyRequest): string {
  const text = request.headers["idempotency-key"];
  const isQuoted = typeof text === "string" && text.startsWith('"') && text.endsWith('"');
  const key = idempotencyKeySchema.safeParse(isQuoted ? text.slice(1, -1) : text);
  if (!key.success) throw systemErrors.idempotency_key_missing();
  return key.data;
}

const RETRY_AFTER_S = 1;

/**
 * Keys under way in this process. A second request with one is told so at once instead of waiting in the queue behind the first;
 * at another process it waits for the first one's locks and gets its answer.
 */
export class KeysInProgress {
  readonly #keys = new Set<string>();

  /** @throws system.in_progress */
  begin(key: string): void {
    if (this.#keys.has(key)) throw systemErrors.in_progress({ details: { retryAfterS: RETRY_AFTER_S } });
    this.#keys.add(key);
  }

  end(key: string): void {
    this.#keys.delete(key);
  }
}
