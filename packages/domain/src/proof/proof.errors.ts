import { defineErrors } from "../errors/index.ts";

export const proofErrors = defineErrors("proof", {
  certificate_not_found: {
    kind: "not_found",
    when: "The draw does not exist, is not published yet or was drawn before draws had certificates.",
    then: "Come back after the draw's publication.",
  },
  document_not_found: {
    kind: "not_found",
    when: "No draw was announced under a document with this hash.",
    then: "Take the hash from the terms in a draw's certificate.",
  },
  log_file_not_found: {
    kind: "not_found",
    when: "The log has no such file yet, or has never had anything appended.",
    then: "Read the log's checkpoint and ask for tiles within its size.",
  },
  receipt_not_found: {
    kind: "not_found",
    when: "No ticket has this id, it is another player's, or its draw was not announced under this draw key.",
    then: "Go back to the list of tickets.",
  },
});
