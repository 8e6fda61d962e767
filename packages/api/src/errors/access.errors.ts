import { defineErrors } from "@sortes/domain/errors";

export const accessErrors = defineErrors("access", {
  signed_out: {
    kind: "unauthenticated",
    when: "The procedure needs a session and the request has none.",
    then: "Sign in and try again.",
  },
  forbidden: {
    kind: "forbidden",
    when: "None of the staff member's roles holds the permission.",
    then: "Ask somebody whose role may do this.",
  },
});
