import { assertInvariant } from "../errors/index.ts";
import type { DrawPrizes } from "../games/index.ts";
import { sumMinor } from "../money/index.ts";
import { houseAccount, type TransferKind, type TransferRequest } from "../wallet/index.ts";
import type { DrawSettlement, SerialRange, TierCount } from "./settlement.schema.ts";

/** Cuts the serials 1..sold into ranges of at most `size`, in order, without gap or overlap. */
export function computeRanges(sold: bigint, size: bigint): SerialRange[] {
  const ranges: SerialRange[] = [];
  for (let fromSerial = 1n; fromSerial <= sold; fromSerial += size) {
    const last = fromSerial + size - 1n;
    ranges.push({ fromSerial, toSerial: last < sold ? last : sold });
  }
  return ranges;
}

/** The tiers on which the two evaluators differ, by sum or by line. Empty: they agree on every line of the draw. */
export function computeDisagreements(counts: readonly TierCount[]): TierCount[] {
  return counts.filter(
    ({ units, controlUnits, differingLines }) => units !== controlUnits || differingLines > 0n,
  );
}

/**
 * What the timeline of a held draw says, which all staff read before the result is public: how much is wrong, not where. How many won
 * in a tier is part of the result.
 */
export function summarizeDisagreements(disagreements: readonly TierCount[]): {
  tiersDiffering: number;
  linesDiffering: bigint;
} {
  return {
    tiersDiffering: disagreements.length,
    linesDiffering: sumMinor(disagreements.map(({ differingLines }) => differingLines)),
  };
}

export interface SettlementInput {
  draw: { id: string; gameId: string; currency: string; stakeMinor: bigint };
  split: { goodCausesMinor: bigint; operatorMinor: bigint };
  prizes: DrawPrizes;
  rolloversIn: number;
  winningLines: bigint;
  /** What the reserve can spend now. */
  reserveMinor: bigint;
}

export interface SettlementDecision {
  settlement: DrawSettlement;
  /** To be posted in this order: each funds the next. */
  transfers: TransferRequest[];
}

/**
 * Decides where every minor unit of a draw goes. After the transfers `draw_sales` is empty and `prize_pool` holds exactly the
 * prizes; the jackpot carries what the rule says; the reserve has given the guarantees and taken the rest.
 */
export function decideSettlement(input: SettlementInput): SettlementDecision {
  const { draw, split, prizes } = input;
  const prizesMinor = sumMinor(prizes.tiers.map(({ totalMinor }) => totalMinor));
  assertInvariant(
    prizes.prizePoolMinor + split.goodCausesMinor + split.operatorMinor === draw.stakeMinor,
    "the shares of the sales do not sum to the sales",
    { drawId: draw.id },
  );
  assertInvariant(
    prizes.prizePoolMinor + prizes.jackpotInMinor + prizes.fromReserveMinor ===
      prizesMinor + prizes.jackpotOutMinor + prizes.toReserveMinor,
    "the prize pool would not hold exactly the prizes",
    { drawId: draw.id },
  );
  return {
    transfers: settlementTransfers(input),
    settlement: {
      salesMinor: draw.stakeMinor,
      poolMinor: prizes.prizePoolMinor,
      goodCausesMinor: split.goodCausesMinor,
      marginMinor: split.operatorMinor,
      prizesMinor,
      jackpotInMinor: prizes.jackpotInMinor,
      jackpotOutMinor: prizes.jackpotOutMinor,
      rolloversIn: input.rolloversIn,
      rolloversOut: prizes.rolloverCountOut,
      topUpMinor: prizes.fromReserveMinor,
      breakageMinor: prizes.toReserveMinor,
      winningLines: input.winningLines,
    },
  };
}

/** The accounts that `decideSettlement` may move, for a caller that must lock them before it can decide. */
export function settlementAccounts({ id, gameId, currency }: SettlementInput["draw"]) {
  return {
    sales: houseAccount("draw_sales", currency, id),
    pool: houseAccount("prize_pool", currency, id),
    jackpot: houseAccount("jackpot", currency, gameId),
    reserve: houseAccount("prize_reserve", currency),
    goodCauses: houseAccount("good_causes", currency),
    margin: houseAccount("operator_margin", currency),
    bank: houseAccount("bank", currency),
  };
}

function settlementTransfers({ draw, split, prizes, reserveMinor }: SettlementInput): TransferRequest[] {
  const { sales, pool, jackpot, reserve, goodCauses, margin, bank } = settlementAccounts(draw);
  const shortMinor = prizes.fromReserveMinor - reserveMinor;
  const move = (
    name: string,
    kind: TransferKind,
    debit: TransferRequest["debit"],
    credit: TransferRequest["credit"],
    amountMinor: bigint,
  ): TransferRequest => ({
    operationId: `settle:${draw.id}:${name}`,
    kind,
    debit,
    credit,
    amountMinor,
    reference: { kind: "draw", id: draw.id },
  });
  const moves = [
    move("pool", "pool_share", sales, pool, prizes.prizePoolMinor),
    move("good_causes", "good_causes_share", sales, goodCauses, split.goodCausesMinor),
    move("margin", "margin_share", sales, margin, split.operatorMinor),
    move("jackpot_in", "jackpot_release", jackpot, pool, prizes.jackpotInMinor),
    // A promise to players is kept even if the reserve cannot: the operator's own money fills it up first.
    move("reserve_funding", "guarantee", bank, reserve, shortMinor),
    move("top_up", "guarantee", reserve, pool, prizes.fromReserveMinor),
    move("jackpot_out", "jackpot_share", pool, jackpot, prizes.jackpotOutMinor),
    move("breakage", "breakage", pool, reserve, prizes.toReserveMinor),
  ];
  return moves.filter(({ amountMinor }) => amountMinor > 0n);
}
