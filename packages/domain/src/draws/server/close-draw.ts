import type { Db, Tx } from "@sortes/db";
import { sealDrawJob } from "@sortes/jobs";
import { appendJob } from "../../outbox/server/index.ts";
import { decideClose } from "../draw.core.ts";
import { readClock } from "./draw.repo.ts";
import { lockDraw, systemActor, transitionDraw } from "./transition-draw.ts";

/**
 * open → closed, once the cutoff and the grace have passed; returns whether it did. It takes the lock the bet path takes, so
 * it waits for the purchases that are inside and nobody comes in after it: the totals it freezes are final.
 *
 * @throws draw.not_found
 */
export function closeDraw({ db }: { db: Db }, { drawId }: { drawId: string }): Promise<boolean> {
  return db.tx((tx) => closeDrawIn(tx, { drawId, by: "close-draw" }));
}

/** The same inside a caller's transaction: the first late bet closes a draw that no worker has closed yet. */
export async function closeDrawIn(tx: Tx, { drawId, by }: { drawId: string; by: string }): Promise<boolean> {
  const draw = await lockDraw(tx, drawId);
  if (!decideClose(draw, await readClock(tx))) return false;
  const { sold, lines, stakeMinor } = draw;
  await transitionDraw(tx, {
    draw,
    toState: "closed",
    actor: systemActor(by),
    details: { sold, lines, stakeMinor },
  });
  await appendJob(tx, sealDrawJob, { drawId });
  return true;
}
