import { defineErrors } from "../errors/index.ts";

export const settlementErrors = defineErrors("settlement", {
  outcome_not_found: {
    kind: "not_found",
    when: "The draw does not exist, its prizes are not computed yet, or the caller may not see them yet.",
    then: "Come back after the publication time.",
  },
  already_confirmed: {
    kind: "conflict",
    when: "The same person confirms a draw a second time.",
    then: "Another person has to confirm it.",
  },
  not_awaiting_people: {
    kind: "conflict",
    when: "Somebody confirms a draw that does not wait for it: its counts are not in, or it is past that step or held.",
    then: "Reload the draw and look at its timeline.",
  },
  staff_only: {
    kind: "forbidden",
    when: "Somebody other than a member of staff confirms a draw.",
    then: "Sign in to the console.",
  },
});
