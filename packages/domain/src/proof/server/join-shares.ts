import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import type { Tx } from "@sortes/db";
import { appendAudit } from "../../audit/server/index.ts";
import { joinAny } from "../escrow.core.ts";
import { commitmentOf } from "../seed.core.ts";
import { loadCommitments, loadShares, saveShare } from "./party.repo.ts";
import { loadOpenedFragments, type OpenedRow } from "./people.repo.ts";

const SHARE_BYTES = 32;

/**
 * Puts together the shares of people who did not turn up, from the fragments that holders handed in. What comes out must open the
 * commitment, as the database demands too; a false fragment is told in the audit log, with its holder.
 */
export async function joinShares(tx: Tx, drawId: string): Promise<void> {
  const opened = await loadOpenedFragments(tx, drawId);
  if (opened.length === 0) return;
  const shares = await loadShares(tx, drawId);
  for (const { role, commitment } of await loadCommitments(tx, drawId)) {
    const fragments = opened.filter((fragment) => fragment.role === role);
    if (fragments.length < 2 || shares.some((share) => share.role === role)) continue;
    await joinShare(tx, { drawId, role, commitment }, fragments);
  }
}

async function joinShare(
  tx: Tx,
  { drawId, role, commitment }: { drawId: string; role: string; commitment: string },
  fragments: readonly OpenedRow[],
): Promise<void> {
  const partsOf = (secret: Uint8Array) => ({
    share: secret.subarray(0, SHARE_BYTES),
    nonce: secret.subarray(SHARE_BYTES),
  });
  const joined = joinAny(
    fragments.map(({ x, y }) => ({ x, y: y === null ? null : hexToBytes(y) })),
    (secret) => commitmentOf(drawId, { role, ...partsOf(secret) }) === commitment,
  );
  if (!joined) return;
  const { share, nonce } = partsOf(joined.secret);
  const { fromX, falseX } = joined;
  await saveShare(tx, drawId, { role, share: bytesToHex(share), nonce: bytesToHex(nonce), fromX });
  const holdersOfX = (xs: readonly number[]) =>
    fragments.filter(({ x }) => xs.includes(x)).map(({ holder }) => holder);
  await appendAudit(tx, {
    actor: { kind: "system", id: "draw-numbers" },
    action: "proof.join_share",
    subject: { kind: "draw", id: drawId },
    after: { role, holders: holdersOfX(fromX), falseFragmentsOf: holdersOfX(falseX) },
  });
}
