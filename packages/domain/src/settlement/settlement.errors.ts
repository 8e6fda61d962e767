import { defineErrors } from "../errors/index.ts";

export const settlementErrors = defineErrors("settlement", {
  outcome_not_found: {
    kind: "not_found",
    when: "The draw does not exist, its prizes are not computed yet, or the caller may not see them yet.",
    then: "Come back after the publication time.",
  },
  not_awaiting_officer: {
    kind: "conflict",
    when: "An officer confirms a draw that does not wait for one: its counts are not in, or it is past that step or held.",
    then: "Reload the draw and look at its timeline.",
  },
  staff_only: {
    kind: "forbidden",
    when: "Somebody other than a member of staff confirms a draw.",
    then: "Sign in to the console.",
  },
});
