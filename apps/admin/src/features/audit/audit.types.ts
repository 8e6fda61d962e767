import type { Outputs } from "../../trpc/outputs.ts";

export type AuditPageOfEntries = Outputs["audit"]["list"];
export type AuditEntryView = AuditPageOfEntries["items"][number];
