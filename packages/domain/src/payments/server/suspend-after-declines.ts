import type { Tx } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { setPlayerStatusIn } from "../../players/server/index.ts";
import { appendSignificantEvent } from "../../reporting/server/index.ts";
import { loadDeclinedDepositsCount, lockPayer } from "./payment.repo.ts";

const ACTOR: Actor = { kind: "system", id: "payments" };

/**
 * Five declines block deposits for ten minutes; who comes back and is declined five times more on the same day is no customer with a
 * mistyped card. A success in between changes nothing: of ten stolen cards one works.
 */
const DECLINED_DEPOSITS = { max: 10n, withinMs: 86_400_000 };

/**
 * Suspends the player whose deposits were declined too often, as part of the transaction that records a decline. Counted under the
 * player's lock, so that of declines recorded at once the last one sees them all. Reinstated on the same day, the next decline
 * suspends again.
 */
export async function suspendAfterDeclines(tx: Tx, playerId: string): Promise<void> {
  const payer = await lockPayer(tx, playerId);
  if (payer?.status !== "active") return;
  const { max, withinMs } = DECLINED_DEPOSITS;
  const declined = await loadDeclinedDepositsCount(tx, playerId, withinMs);
  if (declined < max) return;
  await appendSignificantEvent(tx, {
    kind: "player.suspended",
    severity: "warning",
    subject: { kind: "player", id: playerId },
    details: { declinedDeposits: declined, withinMs },
  });
  const reason = `${declined} declined deposits within 24 hours`;
  await setPlayerStatusIn(tx, { playerId, status: "suspended", reason, actor: ACTOR });
}
