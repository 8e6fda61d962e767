export { announceDraws } from "./announce-draws.ts";
export { appendSeal } from "./append-seal.ts";
export { commitShare } from "./commit-share.ts";
export { Control, type ControlPorts, type ControlTurn } from "./control.ts";
export { type ControlKeys, openControlKeys } from "./control-keys.ts";
export { loadWitnessed } from "./entries.ts";
export { type Examination, examineTickets } from "./examine-tickets.ts";
export { type CertificateOrigin, issueCertificate } from "./issue-certificate.ts";
export { keepEscrow } from "./keep-escrow.ts";
export { type EntryDue, listEntriesDue } from "./list-entries-due.ts";
export { listKeyHolders } from "./list-key-holders.ts";
export { appendPublished, loadCertificate } from "./load-certificate.ts";
export { loadDocument } from "./load-document.ts";
export { loadReceipt } from "./load-receipt.ts";
export {
  listCeremonyKeys,
  listSeatsToCommit,
  loadSharesDue,
  type SeatToCommit,
  seatPageSchema,
} from "./load-seats.ts";
export { listLogEntries, loadLogHead, loadLogTile } from "./log-files.ts";
export { handInFragment, openFragments } from "./open-fragments.ts";
export { loadMissing, type Missing, missingBeforeSeal } from "./parties.ts";
export { documentOf, openProofIdentity, type ProofIdentity } from "./proof-identity.ts";
export { openDrawSigner, openProofKeys, type ProofKeys, type Signer } from "./proof-keys.ts";
export { receiveRound } from "./receive-round.ts";
export { recordEntry } from "./record-entry.ts";
export { registerCeremonyKey, registerMachineKey } from "./register-key.ts";
export { requestProofPolicy } from "./request-policy.ts";
export { revealSeed } from "./reveal-seed.ts";
export { revealShare } from "./reveal-share.ts";
export { loadSealedTerms, type SealedTerms } from "./sealed-terms.ts";
export { commitRoles } from "./shares.ts";
export { writeCheckpoints } from "./write-checkpoints.ts";
