import { z } from "zod";
import { currencySchema, stakeMinorSchema } from "../money/index.ts";
import { staffRoleSchema } from "./permission.schema.ts";

export const approvalKinds = [
  "rule_version",
  "draw_release",
  "draw_cancel",
  "manual_adjustment",
  "role_change",
  "game_proof",
  "claim_reject",
] as const;
export type ApprovalKind = (typeof approvalKinds)[number];
export const approvalKindSchema = z.enum(approvalKinds);

export const approvalStates = ["requested", "approved", "rejected"] as const;
export type ApprovalState = (typeof approvalStates)[number];
export const approvalStateSchema = z.enum(approvalStates);

/** What the reader of an approval, or of its audit entry, learns about why. */
export const reasonSchema = z.string().trim().min(3).max(500);

export const roleChangePayloadSchema = z.object({ roles: z.array(staffRoleSchema).min(1).max(6) });
export type RoleChangePayload = z.infer<typeof roleChangePayloadSchema>;

/** Stored as JSON, so the amount travels as a decimal string. */
export const adjustmentPayloadSchema = z.object({
  direction: z.enum(["credit", "debit"]),
  amountMinor: stakeMinorSchema,
  currency: currencySchema,
});
export type AdjustmentPayload = z.infer<typeof adjustmentPayloadSchema>;

/** The prize that would not be paid. */
export const claimRejectionPayloadSchema = z.object({
  amountMinor: stakeMinorSchema,
  currency: currencySchema,
});

export interface Approval {
  id: string;
  kind: ApprovalKind;
  /** Id of the rule version, draw, player, staff member, game or claim it is about. */
  subjectId: string;
  payload: unknown;
  reason: string;
  state: ApprovalState;
  requestedBy: string;
  requestedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionNote: string;
}
