import type { Db } from "@sortes/db";
import type { Actor } from "../../audit/index.ts";
import { appendAudit } from "../../audit/server/index.ts";
import { playerCash } from "../../wallet/index.ts";
import { lockAccounts } from "../../wallet/server/index.ts";
import { decideExclusionEnd } from "../exclusion.core.ts";
import { protectionErrors } from "../protection.errors.ts";
import { type Exclusion, type ExclusionRequest, exclusionRequestSchema } from "../protection.schema.ts";
import { loadNow, lockProtectedPlayer, saveExclusion } from "./protection.repo.ts";

/** The player's own wish. @throws protection.player_not_found */
export function excludeSelf(
  { db }: { db: Db },
  { playerId, request }: { playerId: string; request: ExclusionRequest },
): Promise<Exclusion> {
  return excludePlayer({ db }, { playerId, request, actor: { kind: "player", id: playerId }, reason: "" });
}

/**
 * Keeps a player from betting and depositing, at once; withdrawing stays possible. Locks the player's row and the cash account,
 * which every bet takes: bets in flight finish first, none begins afterwards. Rows are append-only and the longest counts,
 * so nobody can shorten an exclusion.
 *
 * @throws protection.player_not_found
 */
export async function excludePlayer(
  { db }: { db: Db },
  input: { playerId: string; request: ExclusionRequest; actor: Actor; reason: string },
): Promise<Exclusion> {
  const { playerId, actor, reason } = input;
  const request = exclusionRequestSchema.parse(input.request);
  return db.tx(async (tx) => {
    const player = await lockProtectedPlayer(tx, playerId);
    if (!player) {
      throw protectionErrors.player_not_found();
    }
    await lockAccounts(tx, [playerCash(playerId, player.currency)]);
    const { now } = await loadNow(tx);
    const exclusion = await saveExclusion(tx, playerId, {
      kind: request.kind,
      startsAt: now,
      endsAt: decideExclusionEnd(request, now, player.timeZone),
      actorKind: actor.kind,
      actorId: actor.id,
      reason,
    });
    await appendAudit(tx, {
      actor,
      action: "protection.exclude",
      subject: { kind: "player", id: playerId },
      after: { kind: exclusion.kind, startsAt: exclusion.startsAt, endsAt: exclusion.endsAt },
      reason,
    });
    return exclusion;
  });
}
