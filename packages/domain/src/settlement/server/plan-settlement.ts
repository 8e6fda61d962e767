import type { Db, Tx } from "@sortes/db";
import { serialsPerJobMax, settleRangeJob, verifyDrawJob } from "@sortes/jobs";
import type { Draw } from "../../draws/index.ts";
import { lockDraw } from "../../draws/server/index.ts";
import { appendJob } from "../../outbox/server/index.ts";
import { computeRanges } from "../settlement.core.ts";
import type { SerialRange } from "../settlement.schema.ts";
import { loadOpenRanges, saveRanges } from "./settlement.repo.ts";

export type PlanOutcome =
  | { state: "planned"; openRanges: number }
  | { state: "not_drawn"; drawState: Draw["state"] };

/**
 * Splits a drawn draw into ranges and queues what is still to be evaluated; when nothing is, queues the check. Idempotent,
 * so it is also what the sweep calls for a draw that is stuck in `drawn`. Held by the lock on the draw and the primary key
 * of the ranges.
 */
export function planSettlement({ db }: { db: Db }, { drawId }: { drawId: string }): Promise<PlanOutcome> {
  return db.tx(async (tx) => {
    const draw = await lockDraw(tx, drawId);
    if (draw.state !== "drawn") return { state: "not_drawn", drawState: draw.state };
    await saveRanges(tx, drawId, computeRanges(draw.sold, BigInt(serialsPerJobMax)));
    const open = await loadOpenRanges(tx, drawId);
    await queueRanges(tx, drawId, open);
    return { state: "planned", openRanges: open.length };
  });
}

async function queueRanges(tx: Tx, drawId: string, ranges: readonly SerialRange[]): Promise<void> {
  if (ranges.length === 0) {
    await appendJob(tx, verifyDrawJob, { drawId });
    return;
  }
  const payloads = ranges.map(({ fromSerial, toSerial }) => ({
    drawId,
    fromSerial: Number(fromSerial),
    toSerial: Number(toSerial),
  }));
  await appendJob(tx, settleRangeJob, ...payloads);
}
