import type { Tx } from "@sortes/db";
import { limitRefusal } from "../limit.core.ts";
import { loadRemaining } from "./load-remaining.ts";
import { loadNow, loadPlayerLimits } from "./protection.repo.ts";
import { requirePlayable } from "./require-not-excluded.ts";

/**
 * Refuses a deposit of an excluded player or over one of his deposit limits. Deposits on their way count. Locks the player's
 * row until the caller's transaction, which writes the pending payment, ends: two deposits at once cannot both fit into
 * room for one.
 *
 * @throws protection.excluded, protection.deposit_limit, protection.player_inactive, protection.player_not_found
 */
export async function requireDepositAllowed(
  tx: Tx,
  { playerId, amountMinor }: { playerId: string; amountMinor: bigint },
): Promise<void> {
  const player = await requirePlayable(tx, playerId);
  const limits = (await loadPlayerLimits(tx, playerId)).filter((limit) => limit.kind === "deposit");
  const { now } = await loadNow(tx);
  const remaining = await loadRemaining(tx, [{ ...player, limits }], now);
  const refusal = limitRefusal(remaining.get(playerId) ?? [], amountMinor);
  if (refusal) throw refusal;
}
