import type { Tx } from "@sortes/db";
import { commitRoles, loadMissing, missingBeforeSeal, type ProofIdentity } from "../../proof/server/index.ts";
import type { Draw } from "../draw.schema.ts";
import { loadStateSince, readClock } from "./draw.repo.ts";
import { holdDrawIn, lockDraw, systemActor } from "./transition-draw.ts";

/** 64 fresh bytes that nobody can predict: the share and nonce of one role. It refuses when a source is not well. */
export type Entropy = () => Promise<Uint8Array>;

/** Control's process starts anew within seconds; whoever takes longer needs a person. */
const PARTIES_WAIT_MS = 120_000;

/**
 * Commits the shares of the worker's own roles and looks whether all others have handed in theirs, and control its count. Returns the
 * draw once it can be examined, and undefined while it has to wait; one that waited in vain is held. Its sweep asks again each second.
 */
export async function gatherParties(
  tx: Tx,
  { proof, entropy }: { proof: ProofIdentity; entropy: Entropy },
  drawId: string,
): Promise<Draw | undefined> {
  const draw = await lockDraw(tx, drawId);
  if (draw.state !== "closed") return undefined;
  const actor = systemActor("seal-draw");
  const ofDraw = { drawId, gameId: draw.gameId };
  const expected = await loadMissing(tx, drawId);
  const own = proof.keys.roles.filter(({ role }) => expected.commitments.includes(role));
  if (!(await commitRoles(tx, own, ofDraw, entropy))) {
    await holdDrawIn(tx, { draw, actor, reason: "the entropy source repeats itself" });
    return undefined;
  }
  const missing = missingBeforeSeal(await loadMissing(tx, drawId));
  if (missing.length === 0) return draw;
  const waitedMs = (await readClock(tx)).getTime() - (await loadStateSince(tx, drawId)).getTime();
  if (waitedMs > PARTIES_WAIT_MS) {
    const reason = `not handed in within ${PARTIES_WAIT_MS / 1_000} s of the close: ${missing.join(", ")}`;
    await holdDrawIn(tx, { draw, actor, reason, details: { missing } });
  }
  return undefined;
}
