import type { Db } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { appendAudit } from "../../audit/server/index.ts";
import { playerErrors } from "../player.errors.ts";
import type { KycState } from "../player.schema.ts";
import { lockStanding, saveKycState } from "./player.repo.ts";

/**
 * Records what the identity check came to. The lock on the player's row puts decisions in one order.
 *
 * @throws player.not_found
 */
export async function setKycState(
  { db }: { db: Db },
  {
    playerId,
    kycState,
    reason,
    actor,
  }: { playerId: string; kycState: KycState; reason: string; actor: Actor },
): Promise<void> {
  await db.tx(async (tx) => {
    const before = await lockStanding(tx, playerId);
    if (!before) {
      throw playerErrors.not_found();
    }
    if (before.kycState === kycState) {
      return;
    }
    await saveKycState(tx, playerId, kycState);
    await appendAudit(tx, {
      actor,
      action: "player.set_kyc_state",
      subject: { kind: "player", id: playerId },
      before: { kycState: before.kycState },
      after: { kycState },
      reason,
    });
  });
}
