import { defineErrors } from "../errors/index.ts";

export const bettingErrors = defineErrors("bet", {
  idempotency_mismatch: {
    kind: "refused",
    when: "The idempotency key was used before for another purchase.",
    then: "Use a new key; the first purchase stands.",
  },
  malformed: {
    kind: "invalid",
    when: "The purchase does not have the shape of one.",
    then: "Correct the fields named in details.problems.",
  },
  draws_differ: {
    kind: "invalid",
    when: "A draw of the purchase belongs to another game, or is named twice.",
    then: "Choose draws of one game, each once.",
  },
  game_unavailable: {
    kind: "refused",
    when: "The game is switched off, or is not on sale where the player lives.",
    then: "Offer another game.",
  },
  total_too_large: {
    kind: "limit",
    when: "The purchase costs more than one purchase may.",
    then: "Buy fewer lines or draws; details.maxMinor is the most.",
  },
  busy: {
    kind: "unavailable",
    when: "More bets are waiting than can be answered in time.",
    then: "Send the same request with the same key again after details.retryAfterS seconds.",
  },
  ticket_not_found: {
    kind: "not_found",
    when: "There is no such ticket, or it is another player's.",
    then: "Check the ticket's id.",
  },
});
