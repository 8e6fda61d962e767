export { type AccountChange, availableMinor, Postings } from "./wallet.core.ts";
export { walletErrors } from "./wallet.errors.ts";
export {
  type Account,
  type AccountKind,
  type AccountRef,
  accountKey,
  accountKinds,
  houseAccount,
  playerCash,
  type Transfer,
  type TransferKind,
  type TransferPhase,
  type TransferRequest,
  transferKindSchema,
  transferKinds,
} from "./wallet.schema.ts";
