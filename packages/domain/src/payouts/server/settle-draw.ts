import type { Db, Tx } from "@sortes/db";
import { payDrawJob } from "@sortes/jobs";
import type { Actor } from "../../audit/index.ts";
import type { Draw } from "../../draws/index.ts";
import { holdDrawIn, lockDraw, transitionDraw } from "../../draws/server/index.ts";
import { appendJob } from "../../outbox/server/index.ts";
import { accountKey, houseAccount } from "../../wallet/index.ts";
import { lockAccounts } from "../../wallet/server/index.ts";
import { loadPrizeTotals, loadUnpaidRanges } from "./payout.repo.ts";

const ACTOR: Actor = { kind: "system", id: "payouts" };

/** Far more ranges than a draw has; the next call queues what is beyond. */
const RANGES_PER_CALL_MAX = 1_000;

export type SettleOutcome =
  | { state: "settled" | "held" }
  | { state: "waits"; openRanges: number }
  | { state: "not_published"; drawState: Draw["state"] };

/**
 * published → settled: every prize is paid or has become a claim, and nothing of the draw's money is left. Unpaid ranges are
 * queued again instead, so this is also what the sweep calls for a draw that is stuck in `published`. Books that do not close hold
 * the draw. Held by the lock on the draw: a settled draw cannot be settled again.
 */
export function settleDraw({ db }: { db: Db }, { drawId }: { drawId: string }): Promise<SettleOutcome> {
  return db.tx(async (tx) => {
    const draw = await lockDraw(tx, drawId);
    if (draw.state === "settled") return { state: "settled" };
    if (draw.state !== "published") return { state: "not_published", drawState: draw.state };
    const open = await loadUnpaidRanges(tx, drawId, RANGES_PER_CALL_MAX);
    if (open.length > 0) {
      const payloads = open.toReversed().map(({ fromSerial, toSerial }) => ({
        drawId,
        fromSerial: Number(fromSerial),
        toSerial: Number(toSerial),
      }));
      await appendJob(tx, payDrawJob, ...payloads);
      return { state: "waits", openRanges: open.length };
    }
    const left = await loadLeftOver(tx, draw);
    if (Object.values(left).some((amountMinor) => amountMinor !== 0n)) {
      await holdDrawIn(tx, {
        draw,
        actor: ACTOR,
        reason: "The books of the draw do not close.",
        details: left,
      });
      return { state: "held" };
    }
    await transitionDraw(tx, { draw, toState: "settled", actor: ACTOR });
    return { state: "settled" };
  });
}

/** What must be nothing before the books are closed. */
async function loadLeftOver(tx: Tx, draw: Draw): Promise<Record<string, bigint>> {
  const pool = houseAccount("prize_pool", draw.currency, draw.id);
  const sales = houseAccount("draw_sales", draw.currency, draw.id);
  const accounts = await lockAccounts(tx, [pool, sales]);
  const { prizesMinor, paidMinor } = await loadPrizeTotals(tx, draw.id);
  return {
    prizePoolMinor: accounts.get(accountKey(pool))?.postedMinor ?? 0n,
    drawSalesMinor: accounts.get(accountKey(sales))?.postedMinor ?? 0n,
    prizesUnpaidMinor: prizesMinor - paidMinor,
  };
}
