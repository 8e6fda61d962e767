import { defineErrors } from "../errors/index.ts";

export const jurisdictionErrors = defineErrors("jurisdiction", {
  not_found: {
    kind: "not_found",
    when: "There is no jurisdiction of this code.",
    then: "Offer the jurisdictions of the list.",
  },
});
