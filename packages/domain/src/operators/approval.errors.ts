import { defineErrors } from "../errors/index.ts";

export const approvalErrors = defineErrors("approval", {
  already_requested: {
    kind: "conflict",
    when: "The same thing about the same subject waits for a decision already.",
    then: "Open the request that waits.",
  },
  not_found: {
    kind: "not_found",
    when: "No request has this id.",
    then: "Check the id or reload the list.",
  },
  already_decided: {
    kind: "conflict",
    when: "Somebody decided the request first.",
    then: "Reload it; the first decision stands.",
  },
  same_person: {
    kind: "forbidden",
    when: "The person who asked tries to approve.",
    then: "Ask a colleague; withdrawing by rejecting is allowed.",
  },
});
