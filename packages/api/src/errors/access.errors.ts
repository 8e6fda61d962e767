import { defineErrors } from "@sortes/domain/errors";

export const accessErrors = defineErrors("access", {
  signed_out: {
    kind: "unauthenticated",
    when: "The procedure needs a session and the request has none.",
    then: "Sign in and try again.",
  },
  foreign_origin: {
    kind: "forbidden",
    when: "A page of another site sent the request with the player's cookie.",
    then: "Nothing: only the player site may do that. Programs sign in and send a bearer token.",
  },
  forbidden: {
    kind: "forbidden",
    when: "None of the staff member's roles holds the permission.",
    then: "Ask somebody whose role may do this.",
  },
});
