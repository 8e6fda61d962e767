import type { Db } from "@sortes/db";
import { decideApproval } from "../../approvals/server/index.ts";
import { hashPassword } from "../../credentials/server/index.ts";
import { assertInvariant } from "../../errors/index.ts";
import { draftRuleVersion, submitRuleVersion } from "../../games/server/index.ts";
import { houseAccount, playerCash, type TransferRequest } from "../../wallet/index.ts";
import { postTransfers } from "../../wallet/server/index.ts";
import {
  type AccountPlan,
  GAMES,
  JURISDICTIONS,
  PLAYER_FUNDS_MINOR,
  planPlayers,
  planStaff,
  RESERVE_MINOR,
  type StaffPlan,
} from "../seed-plan.core.ts";
import {
  loadGamesWithoutVersion,
  loadKnownEmails,
  lockSeed,
  saveGames,
  saveJurisdictions,
  savePlayer,
  saveStaff,
} from "./seed.repo.ts";

/** What was planned, whether this run made it or an earlier one. */
export interface SeedSummary {
  seed: number;
  jurisdictions: string[];
  games: string[];
  staff: { email: string; password: string; totpSecret: string; role: string }[];
  players: { email: string; password: string; jurisdiction: string; fundsMinor: bigint }[];
}

/**
 * Puts in what a new installation starts with: jurisdictions with tax rules, three games with published rules, staff of every
 * role, two players with money, and the prize reserve. Run again, it adds what is missing and changes nothing that is there:
 * held by unique keys, the operation ids of the transfers, and one seed at a time (advisory lock).
 */
export async function seedDatabase({ db }: { db: Db }, { seed }: { seed: number }): Promise<SeedSummary> {
  const staff = planStaff(seed);
  const players = planPlayers(seed);
  const staffHashes = await hashMissing(db, "staff", staff);
  const playerHashes = await hashMissing(db, "player", players);
  await db.tx(async (tx) => {
    await lockSeed(tx);
    await saveGames(tx, GAMES);
    await saveJurisdictions(tx, JURISDICTIONS);
    for (const [plan, hash] of staffHashes) await saveStaff(tx, plan, hash);
    for (const [plan, hash] of playerHashes) await savePlayer(tx, plan, hash);
    const newIds = new Set([...playerHashes.keys()].map(({ id }) => id));
    await postTransfers(tx, [
      fundReserve(),
      ...players.filter(({ id }) => newIds.has(id)).map(({ id }) => fundPlayer(id)),
    ]);
  });
  await publishRules(db, staff);
  return {
    seed,
    jurisdictions: JURISDICTIONS.map(({ code }) => code),
    games: GAMES.map(({ id }) => id),
    staff: staff.map(({ email, password, totpSecret, role }) => ({ email, password, totpSecret, role })),
    players: players.map(({ email, password, jurisdictionCode }) => ({
      email,
      password,
      jurisdiction: jurisdictionCode,
      fundsMinor: PLAYER_FUNDS_MINOR,
    })),
  };
}

/** Hashing takes its time, so it is done outside the transaction and only for accounts that do not exist. */
async function hashMissing<Plan extends AccountPlan>(
  db: Db,
  table: "staff" | "player",
  plans: readonly Plan[],
): Promise<Map<Plan, string>> {
  const known = await db.tx((tx) => loadKnownEmails(tx, table));
  const missing = plans.filter(({ email }) => !known.has(email));
  const hashes = new Map<Plan, string>();
  for (const plan of missing) hashes.set(plan, await hashPassword(plan.password));
  return hashes;
}

/** The way every rule goes: one drafts and submits, another approves. */
async function publishRules(db: Db, staff: readonly StaffPlan[]): Promise<void> {
  const operator = staff.find(({ role }) => role === "operator");
  const compliance = staff.find(({ role }) => role === "compliance");
  assertInvariant(operator !== undefined && compliance !== undefined, "rules need two people");
  const gameIds = GAMES.map(({ id }) => id);
  const missing = await db.tx((tx) => loadGamesWithoutVersion(tx, gameIds));
  for (const { id: gameId, rule } of GAMES) {
    if (!missing.has(gameId)) continue;
    const draft = { gameId, rule, note: "The game's first rules.", staffId: operator.id };
    const version = await draftRuleVersion({ db }, draft);
    const approval = await submitRuleVersion(
      { db },
      { ruleVersionId: version.id, reason: "Ready for sale.", staffId: operator.id },
    );
    await decideApproval(
      { db },
      {
        approvalId: approval.id,
        kind: "rule_version",
        decision: "approve",
        note: "Read and agreed.",
        staffId: compliance.id,
      },
    );
  }
}

const CURRENCY = "EUR";

function fundReserve(): TransferRequest {
  return {
    operationId: "seed:prize_reserve",
    kind: "guarantee",
    debit: houseAccount("bank", CURRENCY),
    credit: houseAccount("prize_reserve", CURRENCY),
    amountMinor: RESERVE_MINOR,
    reference: { kind: "seed", id: "prize_reserve" },
  };
}

function fundPlayer(playerId: string): TransferRequest {
  return {
    operationId: `seed:deposit:${playerId}`,
    kind: "deposit",
    debit: houseAccount("bank", CURRENCY),
    credit: playerCash(playerId, CURRENCY),
    amountMinor: PLAYER_FUNDS_MINOR,
    reference: { kind: "seed", id: playerId },
  };
}
