export { exportWalletStatementCsv } from "./export-statement.ts";
export { holdFunds, postHeld, voidHeld } from "./hold-funds.ts";
export { loadWallet, loadWalletStatement, type StatementQuery, type WalletView } from "./load-wallet.ts";
export { postTransfers, stakeRow, writePostings } from "./post-transfers.ts";
export { type LedgerVerdict, verifyLedger } from "./verify-ledger.ts";
export {
  loadAccountIds,
  lockAccounts,
  lockOpenAccounts,
  openAccounts,
  type StatementRow,
  type TransferRow,
} from "./wallet.repo.ts";
