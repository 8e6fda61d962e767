import type { Db, Tx } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import type { Draw } from "../../draws/index.ts";
import { holdDrawIn, lockDraw } from "../../draws/server/index.ts";
import { assertInvariant } from "../../errors/index.ts";
import { computePrizes, splitSales } from "../../games/index.ts";
import { sumMinor } from "../../money/index.ts";
import { accountKey, availableMinor } from "../../wallet/index.ts";
import { lockAccounts, postTransfers } from "../../wallet/server/index.ts";
import {
  computeDisagreements,
  decideSettlement,
  settlementAccounts,
  summarizeDisagreements,
} from "../settlement.core.ts";
import type { TierCount } from "../settlement.schema.ts";
import { loadTierCounts } from "./control-count.repo.ts";
import { passVerified } from "./pass-verified.ts";
import {
  type DrawRules,
  loadDrawRules,
  loadEvaluatedTickets,
  loadRolloversBefore,
  loadSettlement,
  loadUnverifiedBefore,
  saveSettlement,
  saveTierResults,
} from "./settlement.repo.ts";

const ACTOR: Actor = { kind: "system", id: "settlement" };

/** Counting a million tickets a second time takes about half a minute on a small machine. */
const VERIFY_TIMEOUT_MS = 300_000;

export type VerifyOutcome =
  | { state: "verified" | "awaiting_people" | "held" }
  | { state: "waits"; reason: "ranges" | "earlier_draw" }
  | { state: "not_drawn"; drawState: Draw["state"] };

/**
 * drawn → verified: the SQL evaluator must agree with what settlement wrote, line by line; then prizes are computed and the
 * draw's money is divided. All in one transaction under the draw's lock; the primary key of `draw_settlement` and the
 * operation ids of the transfers let it happen once. A disagreement holds the draw and writes nothing else.
 *
 * Draws of a game with a jackpot are verified in the order of their cutoffs, because the jackpot comes through the earlier one.
 */
export async function verifyDraw({ db }: { db: Db }, { drawId }: { drawId: string }): Promise<VerifyOutcome> {
  const before = await db.tx((tx) => lockReady(tx, drawId));
  if (!before.isReady) return before.outcome;
  return db.tx((tx) => verifyIn(tx, drawId, before.rules), { timeoutMs: VERIFY_TIMEOUT_MS });
}

type Readiness = { isReady: true; draw: Draw; rules: DrawRules } | { isReady: false; outcome: VerifyOutcome };

async function lockReady(tx: Tx, drawId: string): Promise<Readiness> {
  const draw = await lockDraw(tx, drawId);
  const notYet = (outcome: VerifyOutcome): Readiness => ({ isReady: false, outcome });
  if (draw.state !== "drawn") return notYet({ state: "not_drawn", drawState: draw.state });
  if (await loadSettlement(tx, drawId)) return notYet({ state: "awaiting_people" });
  if ((await loadEvaluatedTickets(tx, drawId)) !== draw.sold)
    return notYet({ state: "waits", reason: "ranges" });
  const rules = await loadDrawRules(tx, drawId);
  if (hasJackpot(rules) && (await loadUnverifiedBefore(tx, drawId))) {
    return notYet({ state: "waits", reason: "earlier_draw" });
  }
  return { isReady: true, draw, rules };
}

async function verifyIn(tx: Tx, drawId: string, { rule }: DrawRules): Promise<VerifyOutcome> {
  // Counted before the lock: tickets, result and winning lines of a fully evaluated draw never change, and an officer who wants to
  // hold the draw must not wait for half a minute.
  const counts = await loadTierCounts(tx, drawId, rule.kind);
  const now = await lockReady(tx, drawId);
  if (!now.isReady) return now.outcome;
  const { draw, rules } = now;
  const disagreements = computeDisagreements(counts);
  if (disagreements.length > 0) {
    const reason = "The two evaluators disagree.";
    await holdDrawIn(tx, { draw, actor: ACTOR, reason, details: summarizeDisagreements(disagreements) });
    return { state: "held" };
  }
  await divideMoney(tx, draw, rules, counts);
  if (rules.publishers > 0) return { state: "awaiting_people" };
  await passVerified(tx, draw, ACTOR);
  return { state: "verified" };
}

async function divideMoney(
  tx: Tx,
  draw: Draw,
  { rule }: DrawRules,
  counts: readonly TierCount[],
): Promise<void> {
  const jackpotGame = hasJackpot({ rule });
  const { jackpot, ...others } = settlementAccounts(draw);
  const accounts = await lockAccounts(tx, [...Object.values(others), ...(jackpotGame ? [jackpot] : [])]);
  const rolloversIn = jackpotGame ? await loadRolloversBefore(tx, draw.id) : 0;
  const prizes = computePrizes(rule, {
    stakeMinor: draw.stakeMinor,
    jackpotInMinor: accounts.get(accountKey(jackpot))?.postedMinor ?? 0n,
    rolloverCount: rolloversIn,
    unitsByTier: Object.fromEntries(counts.map(({ tier, units }) => [tier, units])),
  });
  const { goodCausesMinor, operatorMinor } = splitSales(rule, draw.stakeMinor);
  const reserve = accounts.get(accountKey(others.reserve));
  const sales = accounts.get(accountKey(others.sales));
  assertInvariant(reserve !== undefined && sales !== undefined, "an account was not locked", {
    drawId: draw.id,
  });
  assertInvariant(sales.postedMinor === draw.stakeMinor, "the sales account differs from the sales", {
    drawId: draw.id,
  });
  const { settlement, transfers } = decideSettlement({
    draw,
    split: { goodCausesMinor, operatorMinor },
    prizes,
    rolloversIn,
    winningLines: sumMinor(counts.map(({ winningLines }) => winningLines)),
    reserveMinor: availableMinor(reserve),
  });
  await saveTierResults(
    tx,
    draw.id,
    prizes.tiers.map((tier) => ({
      ...tier,
      controlUnits: counts.find((count) => count.tier === tier.tier)?.controlUnits ?? 0n,
    })),
  );
  await saveSettlement(tx, draw.id, settlement);
  await postTransfers(tx, transfers);
}

function hasJackpot({ rule }: Pick<DrawRules, "rule">): boolean {
  return rule.kind === "matrix" && rule.jackpot !== undefined;
}
