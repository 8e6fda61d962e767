import { sellTickets } from "@sortes/domain/testing";
import { seededRandom } from "./random.ts";
import { singleLine, type World } from "./world.ts";

export const TICKETS = 1_000_000;
const CHUNK = 10_000;

/** Fills a draw with a million tickets and moves its cutoff and publication to now; returns its id. */
export async function sellMillion({ db, playerIds, rule, gameId, drawIds }: World): Promise<string> {
  const drawId = drawIds[0] as string;
  const { ruleVersionId } = await db.one<{ ruleVersionId: string }>(
    "select rule_version_id from draw where id = $1",
    [drawId],
  );
  const randomBelow = seededRandom(3);
  for (let sold = 0; sold < TICKETS; sold += CHUNK) {
    const tickets = Array.from({ length: CHUNK }, (_unused, index) => ({
      playerId: playerIds[(sold + index) % playerIds.length] as string,
      lines: [singleLine(rule, randomBelow)],
    }));
    await db.tx((tx) => sellTickets(tx, { gameId, ruleVersionId, rule }, drawId, tickets), {
      timeoutMs: 120_000,
    });
  }
  await db.tx(async (tx) => {
    // No use-case moves a cutoff; only the owner of the database can, and only with the guards off.
    await tx.query("set local session_replication_role = replica");
    await tx.query(
      `update draw set cutoff_at = clock_timestamp() - interval '1 second', publish_at = clock_timestamp() where id = $1`,
      [drawId],
    );
  });
  await db.query("vacuum analyze");
  return drawId;
}
