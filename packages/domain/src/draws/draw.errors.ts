import { defineErrors } from "../errors/index.ts";

export const drawErrors = defineErrors("draw", {
  not_found: {
    kind: "not_found",
    when: "No draw has this id, or the caller may not see it.",
    then: "Go back to the list of draws.",
  },
  sales_closed: {
    kind: "refused",
    when: "The cutoff has passed; details.nextDrawId names the next draw that sells, if there is one.",
    then: "Offer the next draw.",
  },
  not_open_yet: {
    kind: "refused",
    when: "The draw does not sell yet; details.opensAt says from when on.",
    then: "Come back at that time or choose another draw.",
  },
  held: {
    kind: "refused",
    when: "Something about the draw is being checked, so nothing moves.",
    then: "Wait for the release or choose another draw.",
  },
  not_held: {
    kind: "conflict",
    when: "A release is asked for a draw that is not held.",
    then: "Reload the draw; somebody may have released it.",
  },
  already_cancelled: {
    kind: "conflict",
    when: "The draw was cancelled before.",
    then: "Nothing is left to do; its tickets are refunded.",
  },
  not_cancellable: {
    kind: "refused",
    when: "The draw is sealed or further; only a draw that is not sealed can be cancelled.",
    then: "Hold the draw if something is wrong with it.",
  },
  not_holdable: {
    kind: "conflict",
    when: "The draw is settled, cancelled or held already.",
    then: "Reload the draw; there is nothing to stop.",
  },
  reason_required: {
    kind: "invalid",
    when: "A hold, release or cancellation comes without a reason.",
    then: "Say why; the reason stays in the audit log.",
  },
  times_invalid: {
    kind: "invalid",
    when: "A special draw does not open before its cutoff, is not published after it, or its cutoff is in the past.",
    then: "Choose times in this order, in the future.",
  },
  time_taken: {
    kind: "conflict",
    when: "The game has a draw with the same cutoff.",
    then: "Use that draw or choose another time.",
  },
});
