export { exportWalletStatementCsv } from "./export-statement.ts";
export { holdFunds, postHeld, voidHeld } from "./hold-funds.ts";
export { loadWallet, loadWalletStatement, type StatementQuery, type WalletView } from "./load-wallet.ts";
export { postTransfers, writeStakes } from "./post-transfers.ts";
export { type LedgerVerdict, verifyLedger } from "./verify-ledger.ts";
export {
  type KnownAccount,
  loadAccountIds,
  lockAccounts,
  lockKnownAccounts,
  openAccounts,
  type Stake,
  type StatementRow,
  type TransferRow,
} from "./wallet.repo.ts";
