import { z } from "zod";

export const accountKinds = [
  "bank",
  "draw_sales",
  "prize_pool",
  "jackpot",
  "prize_reserve",
  "good_causes",
  "operator_margin",
  "claims_held",
  "tax_withheld",
  "unclaimed",
  "cash",
  "bonus",
] as const;
export type AccountKind = (typeof accountKinds)[number];

export const transferKinds = [
  "deposit",
  "withdrawal",
  "stake",
  "stake_refund",
  "pool_share",
  "good_causes_share",
  "margin_share",
  "jackpot_share",
  "jackpot_release",
  "guarantee",
  "breakage",
  "prize",
  "claim_hold",
  "claim_paid",
  "claim_rejected",
  "claim_expired",
  "tax",
  "adjustment",
] as const;
export type TransferKind = (typeof transferKinds)[number];
export const transferKindSchema = z.enum(transferKinds);

export type TransferPhase = "single" | "pending" | "post" | "void";

/** Names an account; it comes into being with its first transfer. */
export interface AccountRef {
  ownerKind: "house" | "player";
  /** A player's id; for a house account the draw or game it belongs to, or `house`. */
  ownerId: string;
  kind: AccountKind;
  /** ISO 4217. */
  currency: string;
}

export interface Account extends AccountRef {
  id: string;
  /** Credits minus debits. */
  postedMinor: bigint;
  /** Reserved by pending transfers. */
  heldMinor: bigint;
  allowNegative: boolean;
}

export interface TransferRequest {
  /** Unique name of the operation. The same name with the same content is the same transfer. */
  operationId: string;
  debit: AccountRef;
  credit: AccountRef;
  amountMinor: bigint;
  kind: TransferKind;
  reference: { kind: string; id: string };
}

export interface Transfer {
  id: string;
  operationId: string;
  phase: TransferPhase;
  pendingId: string | null;
  debitAccountId: string;
  creditAccountId: string;
  amountMinor: bigint;
  currency: string;
  kind: TransferKind;
  referenceKind: string;
  referenceId: string;
  createdAt: Date;
}

export const houseAccount = (kind: AccountKind, currency: string, ownerId: string = "house"): AccountRef => ({
  ownerKind: "house",
  ownerId,
  kind,
  currency,
});

export const playerCash = (playerId: string, currency: string): AccountRef => ({
  ownerKind: "player",
  ownerId: playerId,
  kind: "cash",
  currency,
});

/** One text per account: the key of every map in this concept. */
export const accountKey = (ref: AccountRef): string =>
  `${ref.ownerKind}:${ref.ownerId}:${ref.kind}:${ref.currency}`;
