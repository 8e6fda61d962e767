import type { Tx } from "@sortes/db";
import { ESCROW_AFTER_S } from "../../proof/index.ts";
import { loadMissing } from "../../proof/server/index.ts";
import type { Draw } from "../draw.schema.ts";
import { loadStateSince, readClock } from "./draw.repo.ts";
import { holdDrawIn, systemActor } from "./transition-draw.ts";

/** The time of those who have a share, then a minute for holders of its fragments, whose machines look every few seconds. */
const SHARES_WAIT_MS = (ESCROW_AFTER_S + 60) * 1_000;

/**
 * Holds a sealed draw for whose shares everyone has waited in vain: neither their owners revealed them nor do two fragments open them.
 * Who releases it gives both the same time once more; what they committed to stays.
 */
export async function holdIfSharesMissing(tx: Tx, draw: Draw): Promise<void> {
  const { shares } = await loadMissing(tx, draw.id);
  if (shares.length === 0) return;
  const waitedMs = (await readClock(tx)).getTime() - (await loadStateSince(tx, draw.id)).getTime();
  if (waitedMs <= SHARES_WAIT_MS) return;
  const reason = `neither revealed nor opened from escrow within ${SHARES_WAIT_MS / 1_000} s: the share of ${shares.join(", ")}`;
  await holdDrawIn(tx, { draw, actor: systemActor("draw-numbers"), reason, details: { missing: shares } });
}
