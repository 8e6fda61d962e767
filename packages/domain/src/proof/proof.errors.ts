import { defineErrors } from "../errors/index.ts";

export const proofErrors = defineErrors("proof", {
  certificate_not_found: {
    kind: "not_found",
    when: "The draw does not exist, is not published yet or was drawn before draws had certificates.",
    then: "Come back after the draw's publication.",
  },
  receipt_not_found: {
    kind: "not_found",
    when: "No ticket has this id, it is another player's, or its draw was not announced under this draw key.",
    then: "Go back to the list of tickets.",
  },
});
