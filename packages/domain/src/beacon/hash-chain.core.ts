import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { assertInvariant } from "../errors/index.ts";

/**
 * A reverse hash chain, level L1 of the draw protocol (§9): the value of round r leads to the public anchor, round 0, in r steps of
 * `H("chain", chainId, v)`. It is used from the anchor upwards, so no value betrays a later one.
 */
export interface ChainValue {
  round: number;
  /** 32 bytes, hex. */
  value: string;
}

/** The protocol's bound on a chain's length. */
const LENGTH_MAX = 1_000_000;

function withLength(bytes: Uint8Array): Uint8Array {
  const prefixed = new Uint8Array(4 + bytes.length);
  new DataView(prefixed.buffer).setUint32(0, bytes.length);
  prefixed.set(bytes, 4);
  return prefixed;
}

/** What every step hashes before the value: `lp("sortes/1/chain", chainId)` and the value's own length. */
function prefixOf(chainId: string): Uint8Array {
  return concatBytes(
    withLength(utf8ToBytes("sortes/1/chain")),
    withLength(utf8ToBytes(chainId)),
    Uint8Array.of(0, 0, 0, 32),
  );
}

/** The anchor that a value leads to. */
export function anchorOf(chainId: string, { round, value }: ChainValue): string {
  assertInvariant(round >= 0 && round <= LENGTH_MAX, "a round outside every chain", { round });
  const prefix = prefixOf(chainId);
  let at: Uint8Array = hexToBytes(value);
  assertInvariant(at.length === 32, "a chain's value has 32 bytes");
  for (let left = round; left > 0; left--) at = sha256(concatBytes(prefix, at));
  return bytesToHex(at);
}

/** Whether this is the chain's value of that round. */
export function isChainValue(
  { chainId, anchor }: { chainId: string; anchor: string },
  claimed: ChainValue,
): boolean {
  return /^[0-9a-f]{64}$/.test(claimed.value) && anchorOf(chainId, claimed) === anchor;
}

/** Every draw's chain is one link long. */
const DRAW_ROUND = 1;

/**
 * The chain of one draw, whose terms publish all but the value. One chain over many draws would give them its links in an order fixed
 * beforehand; ours overlap and special ones come between, and a link that is shown betrays all links before it.
 */
export function drawChain(secret: Uint8Array, drawId: string) {
  const value = bytesToHex(hmac(sha256, secret, utf8ToBytes(`sortes/1/chain-value/${drawId}`)));
  const anchor = anchorOf(drawId, { round: DRAW_ROUND, value });
  return { chainId: drawId, anchor, length: DRAW_ROUND, round: DRAW_ROUND, value };
}
