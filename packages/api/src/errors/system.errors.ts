import { defineErrors } from "@sortes/domain/errors";

/** What no concept says because it is about the request or the machines, not about the lottery. */
export const systemErrors = defineErrors("system", {
  unavailable: {
    kind: "unavailable",
    when: "The database cannot do the work now.",
    then: "Send the same request with the same key again after details.retryAfterS seconds.",
  },
  invalid_input: {
    kind: "invalid",
    when: "The input does not have the shape the procedure asks for; details.fields names where.",
    then: "Correct the fields.",
  },
  not_found: {
    kind: "not_found",
    when: "There is no such procedure.",
    then: "Reload the page; it may be older than the server.",
  },
  too_large: {
    kind: "invalid",
    when: "The request is larger than a request of its kind may be.",
    then: "Send less; details.maxBytes is the most.",
  },
  idempotency_key_missing: {
    kind: "invalid",
    when: "A write came without an Idempotency-Key of 8 to 80 characters.",
    then: "Send the same request with a new key; keep the key for its retries.",
  },
  in_progress: {
    kind: "conflict",
    when: "A request with this idempotency key is still being worked on.",
    then: "Wait for its answer, or ask again with the same key after details.retryAfterS seconds.",
  },
  rate_limited: {
    kind: "limit",
    when: "More requests came than one player or one address may send.",
    then: "Send the next one after details.retryAfterS seconds.",
  },
  internal: {
    kind: "unavailable",
    when: "Something broke that should not; the log has it.",
    then: "Try again once; then report it.",
  },
  worker_unreachable: {
    kind: "unavailable",
    when: "The worker does not answer its health address in time, or not with a health report.",
    then: "Look whether the worker runs; draws wait, bets are still taken.",
  },
});
