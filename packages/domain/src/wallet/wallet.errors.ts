import { defineErrors } from "../errors/index.ts";

export const walletErrors = defineErrors("wallet", {
  insufficient_funds: {
    kind: "refused",
    when: "The debit account's available balance is below the amount.",
    then: "Show the available balance and offer a deposit or a smaller amount.",
  },
  operation_mismatch: {
    kind: "conflict",
    when: "An operation id was used before with other content.",
    then: "Use a new operation id; the first operation stands.",
  },
  pending_not_found: {
    kind: "not_found",
    when: "No pending transfer has this operation id.",
    then: "Check the id; nothing was moved.",
  },
  already_resolved: {
    kind: "conflict",
    when: "The pending transfer was posted or voided before, in another way.",
    then: "Read the transfer's resolution; it happened once.",
  },
  amount_invalid: {
    kind: "invalid",
    when: "An amount is zero, negative, or more than the pending transfer reserved.",
    then: "Correct the amount.",
  },
});
