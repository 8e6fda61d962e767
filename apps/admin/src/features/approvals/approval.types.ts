import type { Outputs } from "../../trpc/outputs.ts";

export type ApprovalItem = Outputs["approvals"]["get"];
