import type { Db } from "@sortes/db";
import type { z } from "zod";
import { appendAudit } from "../../audit/server/index.ts";
import { playerCash } from "../../wallet/index.ts";
import { lockAccounts } from "../../wallet/server/index.ts";
import { decideLimitChange, type LimitChange } from "../limit.core.ts";
import { protectionErrors } from "../protection.errors.ts";
import { limitRequestSchema } from "../protection.schema.ts";
import { loadNow, loadPlayerLimits, lockProtectedPlayer, savePlayerLimit } from "./protection.repo.ts";

/**
 * Sets one of the player's own limits: tighter at once, looser or gone after 24 hours. Locks the player's row and the cash
 * account, which every bet takes, so the next bet sees the new limit.
 *
 * @throws protection.player_not_found
 */
export async function setLimit(
  { db }: { db: Db },
  { playerId, ...input }: { playerId: string } & z.input<typeof limitRequestSchema>,
): Promise<LimitChange> {
  const { kind, period, amountMinor } = limitRequestSchema.parse(input);
  return db.tx(async (tx) => {
    const player = await lockProtectedPlayer(tx, playerId);
    if (!player) {
      throw protectionErrors.player_not_found();
    }
    await lockAccounts(tx, [playerCash(playerId, player.currency)]);
    const limits = await loadPlayerLimits(tx, playerId);
    const current = limits.find((limit) => limit.kind === kind && limit.period === period);
    const { now } = await loadNow(tx);
    const change = decideLimitChange(current, amountMinor, now);
    if (change.effect === "none") {
      return change;
    }
    await savePlayerLimit(tx, playerId, { kind, period }, change.limit);
    await appendAudit(tx, {
      actor: { kind: "player", id: playerId },
      action: "protection.set_limit",
      subject: { kind: "player", id: playerId },
      before: current,
      after: { kind, period, ...change.limit },
    });
    return change;
  });
}
