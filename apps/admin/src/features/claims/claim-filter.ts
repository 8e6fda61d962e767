import { type ClaimState, claimStateSchema, claimStates, isClaimEnd } from "@sortes/domain/payouts";
import { z } from "zod";

export const claimsPerPage = 25;

/** `open` is everything that still needs somebody. */
export const claimFilters = ["open", "all", ...claimStates] as const;
const filterSchema = z.enum(claimFilters).catch("open");
export type ClaimFilter = z.output<typeof filterSchema>;

/** The filter in an address; what it cannot read is the open ones. */
export function readClaimFilter(value: unknown): ClaimFilter {
  return filterSchema.parse(value);
}

/** The states to ask for; undefined is every one. */
export function statesOf(filter: ClaimFilter): ClaimState[] | undefined {
  if (filter === "all") return undefined;
  if (filter === "open") return claimStates.filter((state) => !isClaimEnd(state));
  return [claimStateSchema.parse(filter)];
}
