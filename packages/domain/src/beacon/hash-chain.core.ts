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
  const [purpose, id] = ["sortes/1/chain", chainId].map((text) => withLength(utf8ToBytes(text)));
  return concatBytes(purpose ?? new Uint8Array(), id ?? new Uint8Array(), Uint8Array.of(0, 0, 0, 32));
}

/** From a known value down to each earlier round, `from` itself first. */
function* walkDown(chainId: string, from: ChainValue): Generator<{ round: number; value: Uint8Array }> {
  assertInvariant(from.round >= 0 && from.round <= LENGTH_MAX, "a round outside every chain", {
    round: from.round,
  });
  const prefix = prefixOf(chainId);
  let value: Uint8Array = hexToBytes(from.value);
  assertInvariant(value.length === 32, "a chain's value has 32 bytes");
  for (let round = from.round; ; round--) {
    yield { round, value };
    if (round === 0) return;
    value = sha256(concatBytes(prefix, value));
  }
}

/** The value of `round`, from that of the same or a later one. */
export function chainValueAt(chainId: string, from: ChainValue, round: number): ChainValue {
  for (const step of walkDown(chainId, from)) {
    if (step.round === round) return { round, value: bytesToHex(step.value) };
  }
  assertInvariant(false, "a chain cannot be walked upwards", { from: from.round, round });
}

/**
 * A new chain: its anchor, which the terms publish, and every `spacing`-th value, so that whoever keeps them reaches any round
 * in fewer than `spacing` steps. The last value is the secret itself; all of them are as secret as it until their round.
 */
export function buildChain(chainId: string, secret: string, length: number, spacing: number) {
  assertInvariant(length >= 1 && spacing >= 1, "a chain needs a length and a spacing", { length, spacing });
  const kept: ChainValue[] = [];
  let anchor = "";
  for (const { round, value } of walkDown(chainId, { round: length, value: secret })) {
    if (round === 0) anchor = bytesToHex(value);
    else if (round === length || round % spacing === 0) kept.push({ round, value: bytesToHex(value) });
  }
  return { chainId, anchor, length, kept: kept.reverse() };
}

/** Whether this is the chain's value of that round. */
export function isChainValue(
  { chainId, anchor }: { chainId: string; anchor: string },
  claimed: ChainValue,
): boolean {
  return /^[0-9a-f]{64}$/.test(claimed.value) && chainValueAt(chainId, claimed, 0).value === anchor;
}
