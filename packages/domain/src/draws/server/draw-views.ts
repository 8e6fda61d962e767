import { estimateJackpotMinor, type GameResult, parseRule, resultSchema } from "../../games/index.ts";
import { isResultPublic } from "../draw.core.ts";
import type { DrawDetail, DrawView, SealView, StaffDrawView, TierView } from "../draw-view.schema.ts";
import type { DrawDetailRow, DrawRow } from "./draw-reads.repo.ts";

/** A row as anyone may see it. Every read of this concept goes through here, so a hidden result has one door. */
export function toDrawView(row: DrawRow): DrawView {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    currency: row.currency,
    opensAt: row.opensAt,
    cutoffAt: row.cutoffAt,
    publishAt: row.publishAt,
    ruleVersionId: row.ruleVersionId,
    rolloverCount: row.rolloverCount,
    publishedAt: row.publishedAt,
    game: row.game,
    jackpotMinor: jackpotOf(row),
    result: publicResult(row),
  };
}

export function toStaffDrawView(row: DrawRow): StaffDrawView {
  return {
    ...toDrawView(row),
    sold: row.sold,
    lines: row.lines,
    stakeMinor: row.stakeMinor,
    graceMs: row.graceMs,
    heldFrom: row.heldFrom,
    heldReason: row.heldReason,
    closedAt: row.closedAt,
    settledAt: row.settledAt,
  };
}

export function toSealView(row: DrawDetailRow): SealView | null {
  if (!row.seal) return null;
  const { algorithm, root, ticketCount, stakeMinor, sealedAt } = row.seal;
  return { algorithm, root, ticketCount, stakeMinor, sealedAt };
}

/** How many won tells much of what was drawn, so the tiers are hidden as long as the result. */
export function publicTiers(row: DrawDetailRow): TierView[] {
  return isResultPublic(row)
    ? row.tiers.map(({ tier, units, prizePerUnitMinor, totalMinor }) => ({
        tier,
        units,
        prizePerUnitMinor,
        totalMinor,
      }))
    : [];
}

export function toDrawDetail(row: DrawDetailRow): DrawDetail {
  return { ...toDrawView(row), seal: toSealView(row), tiers: publicTiers(row) };
}

function publicResult(row: Pick<DrawRow, "state" | "result">): GameResult | null {
  return row.result && isResultPublic(row) ? resultSchema.parse(row.result.result) : null;
}

function jackpotOf(row: DrawRow): bigint | null {
  return estimateJackpotMinor(parseRule(row.ruleVersion.rule), {
    stakeMinor: row.stakeMinor,
    jackpotInMinor: row.jackpotMinor,
    rolloverCount: row.rolloverCount,
  });
}
