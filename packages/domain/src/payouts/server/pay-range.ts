import type { Db, Tx } from "@sortes/db";
import { notifyWinnersJob, settleDrawJob } from "@sortes/jobs";
import type { Draw } from "../../draws/index.ts";
import { lockDraw } from "../../draws/server/index.ts";
import { assertInvariant } from "../../errors/index.ts";
import { appendJob, appendWalletChanged } from "../../outbox/server/index.ts";
import { postTransfers } from "../../wallet/server/index.ts";
import { decidePayout, type PayoutDecision, payoutTransfers } from "../payout.core.ts";
import { saveClaims } from "./claim.repo.ts";
import {
  loadPayoutTerms,
  loadTaxRules,
  loadUnpaidRanges,
  loadUnpaidWinners,
  savePayouts,
} from "./payout.repo.ts";

/** A prize is at most two transfers (prize and tax), so a transaction posts at most 512. */
const WINNERS_PER_TRANSACTION = 256;

export interface PayRangeOutcome {
  /** `not_published` also while the draw is held: nothing was paid by this call, or not all. */
  state: "paid" | "not_published";
  paid: number;
  claims: number;
}

/**
 * Pays the prizes of one range of a published draw: up to the game's instant limit at once, larger ones as claims. It works in
 * transactions of 256 tickets under the draw's lock; each prize happens once, by the unique (draw, serial) of its payout and
 * the operation id of its transfer. A kill in between leaves whole transactions, and the next run goes on behind them.
 *
 * Everybody is paid, players who are suspended or have excluded themselves too: the prize is theirs.
 */
export async function payRange(
  { db }: { db: Db },
  input: { drawId: string; fromSerial: number | bigint; toSerial: number | bigint },
): Promise<PayRangeOutcome> {
  const { drawId } = input;
  const toSerial = BigInt(input.toSerial);
  const outcome: PayRangeOutcome = { state: "paid", paid: 0, claims: 0 };
  let afterSerial = BigInt(input.fromSerial) - 1n;
  for (;;) {
    const page = await db.tx((tx) => payPage(tx, { drawId, afterSerial, toSerial }));
    if (page === "not_published") return { ...outcome, state: "not_published" };
    outcome.paid += page.paid;
    outcome.claims += page.claims;
    if (page.lastSerial === undefined) return outcome;
    afterSerial = page.lastSerial;
  }
}

interface Page {
  paid: number;
  claims: number;
  /** Undefined when the range has no unpaid winner left. */
  lastSerial: bigint | undefined;
}

async function payPage(
  tx: Tx,
  { drawId, ...range }: { drawId: string; afterSerial: bigint; toSerial: bigint },
): Promise<Page | "not_published"> {
  const draw = await lockDraw(tx, drawId);
  if (draw.state !== "published") return draw.state === "settled" ? NOTHING_LEFT : "not_published";
  const winners = await loadUnpaidWinners(tx, drawId, { ...range, limit: WINNERS_PER_TRANSACTION });
  if (winners.length === 0) {
    await finishWhenAllPaid(tx, drawId);
    return NOTHING_LEFT;
  }
  const terms = await loadPayoutTerms(tx, draw.gameId);
  const taxRules = await loadTaxRules(
    tx,
    winners.map(({ playerId }) => playerId),
  );
  const decisions = winners.map((winner) =>
    decidePayout(winner, terms.instantLimitMinor, taxRules.get(winner.playerId) ?? null),
  );
  await savePage(tx, draw, decisions, terms.claimPeriodDays);
  const claims = decisions.filter(({ state }) => state === "claimed").length;
  return { paid: decisions.length - claims, claims, lastSerial: winners.at(-1)?.serial };
}

const NOTHING_LEFT: Page = { paid: 0, claims: 0, lastSerial: undefined };

async function savePage(
  tx: Tx,
  draw: Draw,
  decisions: readonly PayoutDecision[],
  claimPeriodDays: number,
): Promise<void> {
  const ids = await savePayouts(tx, { drawId: draw.id, currency: draw.currency }, decisions);
  assertInvariant(ids.size === decisions.length, "a prize was paid outside the draw's lock", {
    drawId: draw.id,
  });
  const claimed = decisions.filter(({ state }) => state === "claimed");
  await saveClaims(
    tx,
    { drawId: draw.id, days: claimPeriodDays, actorId: "payouts" },
    claimed.map(({ serial, approvalsNeeded }) => ({ payoutId: requirePayout(ids, serial), approvalsNeeded })),
  );
  await postTransfers(
    tx,
    decisions.flatMap((decision) => payoutTransfers(draw, decision)),
  );
  const paid = decisions.filter(({ state }) => state === "paid");
  await appendWalletChanged(tx, [...new Set(paid.map(({ playerId }) => playerId))], "prize");
}

/** The draw's lock puts the ends of its ranges in one order, so the last one sees that it is the last. */
async function finishWhenAllPaid(tx: Tx, drawId: string): Promise<void> {
  if ((await loadUnpaidRanges(tx, drawId, 1)).length > 0) return;
  await appendJob(tx, settleDrawJob, { drawId });
  await appendJob(tx, notifyWinnersJob, { drawId });
}

function requirePayout(ids: ReadonlyMap<bigint, string>, serial: bigint): string {
  const id = ids.get(serial);
  assertInvariant(id !== undefined, "a payout was not written", { serial });
  return id;
}
