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
