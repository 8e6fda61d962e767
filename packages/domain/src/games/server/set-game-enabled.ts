import type { Db } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { appendSignificantEvent } from "../../reporting/server/index.ts";
import { gameErrors } from "../game.errors.ts";
import { saveGameEnabled } from "./game.repo.ts";
import { lockGame } from "./load-game.ts";

/**
 * Switches a game on or off. A game that is off makes and opens no draws and sells nothing, from the next batch of bets
 * on; draws that have sold tickets go their way. Setting what is set already changes nothing.
 *
 * @throws game.not_found, game.reason_required
 */
export async function setGameEnabled(
  { db }: { db: Db },
  input: { gameId: string; enabled: boolean; reason: string; staffId: string },
): Promise<void> {
  const reason = input.reason.trim();
  if (reason === "") throw gameErrors.reason_required();
  await db.tx(async (tx) => {
    const game = await lockGame(tx, input);
    if (game.enabled === input.enabled) return;
    await saveGameEnabled(tx, game.id, input.enabled);
    const subject = { kind: "game", id: game.id };
    await appendSignificantEvent(tx, {
      kind: input.enabled ? "game.enabled" : "game.disabled",
      severity: "warning",
      subject,
      details: { reason },
    });
    await appendAudit(tx, {
      actor: { kind: "staff", id: input.staffId },
      action: "game.set_enabled",
      subject,
      before: { enabled: game.enabled },
      after: { enabled: input.enabled },
      reason,
    });
  });
}
