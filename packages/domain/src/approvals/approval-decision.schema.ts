import { z } from "zod";
import { adjustmentPayloadSchema, approvalKindSchema, reasonSchema } from "../operators/index.ts";

export const approvalDecisionSchema = z.object({
  approvalId: z.uuid(),
  /** What the decider may decide: a request of another kind is unknown to him. */
  kind: approvalKindSchema,
  decision: z.enum(["approve", "reject"]),
  /** Why, for the one who asked and for the audit log. */
  note: z.string().trim().max(500).default(""),
});

export const adjustmentRequestSchema = adjustmentPayloadSchema.omit({ currency: true }).extend({
  playerId: z.uuid(),
  reason: reasonSchema,
});
