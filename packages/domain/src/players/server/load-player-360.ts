import type { Db } from "@sortes/db";
import { loadExclusions, loadLimits, loadNetPosition } from "../../protection/server/index.ts";
import { loadWallet } from "../../wallet/server/index.ts";
import { listSessions } from "./list-sessions.ts";
import { loadProfile } from "./load-profile.ts";
import { loadPlayerActivity } from "./player-search.repo.ts";

/** What fits on a page; the lists of tickets, payments and payouts show the rest. */
const LATEST_MAX = 10;

/**
 * Everything staff see about one player on one page.
 *
 * Prizes of draws that are not published stay out of it: the reads of `betting` and `payouts` show them, not this page.
 *
 * @throws player.not_found
 */
export async function loadPlayer360({ db }: { db: Db }, { playerId }: { playerId: string }) {
  const profile = await loadProfile({ db }, { playerId });
  const [wallet, limits, exclusions, netPosition, sessions, activity] = await Promise.all([
    loadWallet({ db }, { playerId, currency: profile.currency }),
    loadLimits({ db }, { playerId }),
    loadExclusions({ db }, { playerId }),
    loadNetPosition({ db }, { playerId }),
    listSessions({ db }, { playerId }),
    loadPlayerActivity(db, playerId, LATEST_MAX),
  ]);
  return { profile, wallet, limits, exclusions, netPosition, sessions, ...activity };
}

export type Player360 = Awaited<ReturnType<typeof loadPlayer360>>;
