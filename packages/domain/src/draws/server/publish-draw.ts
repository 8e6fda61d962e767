import type { Db, Tx } from "@sortes/db";
import { notifyWinnersJob, payDrawJob, settleDrawJob } from "@sortes/jobs";
import { assertInvariant } from "../../errors/index.ts";
import { appendJob, appendLive } from "../../outbox/server/index.ts";
import { appendPublished, type ProofIdentity } from "../../proof/server/index.ts";
import { decidePublish } from "../draw.core.ts";
import { drawErrors } from "../draw.errors.ts";
import type { Draw } from "../draw.schema.ts";
import { loadCarried, loadRanges, loadReachedByJackpot, readClock, saveJackpot } from "./draw.repo.ts";
import { lockDraws, systemActor, transitionDraw } from "./transition-draw.ts";

/**
 * verified → published, not before the announced instant; returns whether it did. Only now the result, the prizes and what the
 * jackpot carries into the next draws can be read, and prizes are paid; the log holds the certificate's hash from then on.
 *
 * @throws draw.not_found
 */
export function publishDraw(
  { db, proof }: { db: Db; proof: ProofIdentity },
  { drawId }: { drawId: string },
): Promise<boolean> {
  return db.tx(async (tx) => {
    // One lock for this draw and those its jackpot reaches, because locks on draws are taken in id order.
    const reachedIds = await loadReachedByJackpot(tx, drawId);
    const draws = await lockDraws(tx, [drawId, ...reachedIds]);
    const draw = draws.get(drawId);
    if (!draw) throw drawErrors.not_found();
    if (!decidePublish(draw, await readClock(tx))) return false;
    await transitionDraw(tx, { draw, toState: "published", actor: systemActor("publish-draw") });
    await carryJackpot(tx, draw, reachedIds);
    await appendLive(tx, "public", { type: "draw.result", drawId, gameId: draw.gameId });
    await appendPayments(tx, drawId);
    await appendPublished(tx, proof, { gameId: draw.gameId, drawId });
    return true;
  });
}

async function carryJackpot(tx: Tx, draw: Draw, reachedIds: readonly string[]): Promise<void> {
  if (reachedIds.length === 0) return;
  const carried = await loadCarried(tx, draw.id);
  assertInvariant(carried !== undefined, "a verified draw has no settlement", { drawId: draw.id });
  await saveJackpot(tx, reachedIds, carried.jackpotOutMinor, carried.rolloversOut);
}

async function appendPayments(tx: Tx, drawId: string): Promise<void> {
  const ranges = await loadRanges(tx, drawId);
  const payments = ranges.map(({ fromSerial, toSerial }) => ({
    drawId,
    fromSerial: Number(fromSerial),
    toSerial: Number(toSerial),
  }));
  await appendJob(tx, payDrawJob, ...payments);
  await appendJob(tx, notifyWinnersJob, { drawId });
  if (payments.length === 0) await appendJob(tx, settleDrawJob, { drawId });
}
