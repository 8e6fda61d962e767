export { appendAudit } from "./append-audit.ts";
export { checkAuditChain } from "./check-audit-chain.ts";
export { type AuditFilter, listAudit } from "./list-audit.ts";
export { type AuditVerdict, verifyAuditChain } from "./verify-audit-chain.ts";
