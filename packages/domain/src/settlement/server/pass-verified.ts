import type { Tx } from "@sortes/db";
import { publishDrawJob, verifyDrawJob } from "@sortes/jobs";
import type { Actor } from "../../audit/index.ts";
import type { Draw } from "../../draws/index.ts";
import { transitionDraw } from "../../draws/server/index.ts";
import { appendJob } from "../../outbox/server/index.ts";
import { loadDrawnAfter, loadNow } from "./settlement.repo.ts";

/** drawn → verified, and on: publication if its time has come, and the next draw of the game if it waited for this one. */
export async function passVerified(tx: Tx, draw: Draw, actor: Actor, reason?: string): Promise<void> {
  await transitionDraw(tx, { draw, toState: "verified", actor, ...(reason === undefined ? {} : { reason }) });
  if ((await loadNow(tx)) >= draw.publishAt) await appendJob(tx, publishDrawJob, { drawId: draw.id });
  const next = await loadDrawnAfter(tx, draw.id);
  if (next) await appendJob(tx, verifyDrawJob, { drawId: next.id });
}
