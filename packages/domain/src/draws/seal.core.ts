import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "../money/index.ts";

/** Stored with every seal, so that a reader of an old one knows how its root was made. */
export const SEAL_ALGORITHM = "rfc6962-sha256/1";

/** A ticket as it is sealed. `soldAt` is text in UTC with six digits of a second, as stored; a `Date` would cut three. */
export interface SealedTicket {
  drawId: string;
  serial: bigint;
  id: string;
  purchaseId: string;
  playerId: string;
  ruleVersionId: string;
  /** The lines exactly as stored, before any schema has read them. */
  lines: unknown;
  stakeMinor: bigint;
  soldAt: string;
}

/**
 * The bytes of one leaf: UTF-8 of the canonical JSON (keys by code unit, no white space, amounts and serials as decimal
 * strings) of `{drawId, id, lines, playerId, purchaseId, ruleVersionId, serial, soldAt, stakeMinor, v: 1}`. Every fact of
 * the ticket is in it, so none can change after the seal; the random ids keep it from being guessed.
 */
export function ticketBytes(ticket: SealedTicket): Uint8Array {
  const { drawId, serial, id, purchaseId, playerId, ruleVersionId, lines, stakeMinor, soldAt } = ticket;
  return utf8ToBytes(
    canonicalJson({
      v: 1,
      drawId,
      serial,
      id,
      purchaseId,
      playerId,
      ruleVersionId,
      lines,
      stakeMinor,
      soldAt,
    }),
  );
}

const LEAF_PREFIX = Uint8Array.of(0);
const NODE_PREFIX = Uint8Array.of(1);

interface Subtree {
  hash: Uint8Array;
  /** A power of two. */
  leaves: bigint;
}

/**
 * The Merkle tree hash of RFC 6962 §2.1, fed leaf by leaf. It keeps one hash for each complete subtree, so a million leaves
 * need twenty. The last node is never doubled: a doubled leaf would give two different lists of tickets one root.
 */
export class MerkleTree {
  /** Complete subtrees, the largest first, each at least twice the next. */
  readonly #peaks: Subtree[] = [];
  #leaves = 0n;

  get leaves(): bigint {
    return this.#leaves;
  }

  append(leaf: Uint8Array): void {
    this.#leaves += 1n;
    let tree: Subtree = { hash: sha256(concatBytes(LEAF_PREFIX, leaf)), leaves: 1n };
    for (let left = this.#peaks.at(-1); left?.leaves === tree.leaves; left = this.#peaks.at(-1)) {
      this.#peaks.pop();
      tree = { hash: nodeHash(left.hash, tree.hash), leaves: left.leaves * 2n };
    }
    this.#peaks.push(tree);
  }

  /** Hex. Of no leaves at all it is the hash of nothing. */
  root(): string {
    const [last, ...others] = this.#peaks.map(({ hash }) => hash).reverse();
    if (last === undefined) return bytesToHex(sha256(new Uint8Array()));
    return bytesToHex(others.reduce((right, left) => nodeHash(left, right), last));
  }
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(NODE_PREFIX, left, right));
}
