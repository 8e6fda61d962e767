import { createHmac } from "node:crypto";
import { chainValueAt } from "../../beacon/index.ts";

/** Every draw's chain is one link long. */
export const CHAIN_ROUND = 1;

/**
 * The value of a draw's hash chain, hex. One chain over many draws would give them its links in an order fixed beforehand; ours
 * overlap and special ones come between, and a link that is shown betrays all links before it.
 */
export function chainValue(secret: Uint8Array, drawId: string): string {
  return createHmac("sha256", secret).update(`sortes/1/chain-value/${drawId}`).digest("hex");
}

/** What the terms commit to. Hex. */
export function chainAnchor(secret: Uint8Array, drawId: string): string {
  return chainValueAt(drawId, { round: CHAIN_ROUND, value: chainValue(secret, drawId) }, 0).value;
}
