import { kycStateSchema, playerStatusSchema } from "@sortes/domain/players";
import { z } from "zod";

export const playersPerPage = 25;

const filterSchema = z.object({
  search: z.string().trim().min(1).max(100).optional().catch(undefined),
  status: playerStatusSchema.optional().catch(undefined),
  kycState: kycStateSchema.optional().catch(undefined),
  jurisdictionCode: z.string().min(2).max(16).optional().catch(undefined),
});
export type PlayerFilter = z.output<typeof filterSchema>;

/** The filter in an address. What it cannot read there narrows nothing. */
export function readPlayerFilter(values: Record<string, unknown>): PlayerFilter {
  return filterSchema.parse(values);
}
