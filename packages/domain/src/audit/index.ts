export { computeAuditHash, GENESIS_HASH } from "./audit.core.ts";
export type { Actor, AuditEntry, AuditInput } from "./audit.schema.ts";
