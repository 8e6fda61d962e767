import { defineErrors } from "../errors/index.ts";

export const operatorErrors = defineErrors("operator", {
  sign_in_failed: {
    kind: "unauthenticated",
    when: "The address, the password or the code is wrong, the code was used before, or the account is inactive. One answer for all.",
    then: "Ask again, with the next code; three failures in 30 minutes lock the address.",
  },
  sign_in_locked: {
    kind: "limit",
    when: "Three attempts within 30 minutes failed. The right password does not open the lock.",
    then: "Say until when (`until`).",
  },
  confirmation_failed: {
    kind: "refused",
    when: "The password or the code that a signed-in staff member gives again is wrong, or the code was used before.",
    then: "Ask again, with the next code; three failures in 30 minutes lock the address.",
  },
  session_ended: {
    kind: "unauthenticated",
    when: "The session is unknown, idle for 30 minutes, older than 12 hours, or revoked, or the account is inactive.",
    then: "Sign in again.",
  },
  not_found: {
    kind: "not_found",
    when: "No staff member has this id.",
    then: "Check the id.",
  },
  roles_unchanged: {
    kind: "conflict",
    when: "A role change asks for the roles the person has.",
    then: "Nothing is to be done.",
  },
  own_roles: {
    kind: "forbidden",
    when: "Somebody asks for a change of his own roles.",
    then: "Ask a colleague to request it.",
  },
});
