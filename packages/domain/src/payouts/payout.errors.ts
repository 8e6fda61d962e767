import { defineErrors } from "../errors/index.ts";

export const claimErrors = defineErrors("claim", {
  not_found: {
    kind: "not_found",
    when: "No claim has this id.",
    then: "Check the id or reload the list.",
  },
  wrong_state: {
    kind: "conflict",
    when: "The claim is not where this step starts; details.state says where it is.",
    then: "Reload the claim: somebody may have taken the step already.",
  },
  same_person: {
    kind: "forbidden",
    when: "The person who gave the first approval tries to give the second.",
    then: "Ask a colleague.",
  },
  staff_only: {
    kind: "forbidden",
    when: "Somebody other than a member of staff moves a claim.",
    then: "Sign in to the console.",
  },
  draw_held: {
    kind: "refused",
    when: "The claim's draw is held, so nothing of it moves.",
    then: "Wait for the release of the draw.",
  },
});
