import { defineErrors } from "../errors/index.ts";

export const paymentErrors = defineErrors("payment", {
  not_found: {
    kind: "not_found",
    when: "There is no such payment, or it is another player's.",
    then: "Show the player's own payments.",
  },
  idempotency_mismatch: {
    kind: "refused",
    when: "The idempotency key was used before for another payment.",
    then: "Use a new key for a new payment; the first one stands.",
  },
  amount_out_of_range: {
    kind: "invalid",
    when: "The amount is below the least or above the most of one payment.",
    then: "Show the bounds and ask for another amount.",
  },
  processor_unavailable: {
    kind: "unavailable",
    when: "The payment processor has not been answering; no payment was begun.",
    then: "Send the same request again in a minute. Payments on their way are not affected.",
  },
  account_not_active: {
    kind: "refused",
    when: "The account is suspended, or closed and asking to pay in.",
    then: "Point to support.",
  },
  too_many_failures: {
    kind: "limit",
    when: "Five deposits of this player failed, or wait for an answer, within ten minutes.",
    then: "Ask to try again after ten minutes, or with another instrument.",
  },
  instrument_not_own: {
    kind: "refused",
    when: "A withdrawal to an instrument from which this player never paid in.",
    then: "Offer the instruments the player has paid in with.",
  },
});
