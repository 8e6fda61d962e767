import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { BLOCK, pathOver, rootOver } from "./tree.core.ts";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const ED25519 = Uint8Array.of(1);
const NEWLINE = Uint8Array.of(0x0a);

export function logLeafHash(entry: string): Uint8Array {
  return sha256(concatBytes(LEAF, utf8ToBytes(entry)));
}

function joinHashes(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(NODE, left, right));
}

export interface LogNode {
  level: number;
  index: bigint;
  hash: Uint8Array;
}

/**
 * The right edge of the log: on each level the nodes that no complete tile covers yet. Everything left of it never changes any
 * more, which is what makes the log cheap to extend.
 */
export class LogEdge {
  readonly #levels: Uint8Array[][];
  #size: bigint;

  constructor(size: bigint, levels: readonly (readonly Uint8Array[])[]) {
    this.#size = size;
    this.#levels = levels.map((nodes) => [...nodes]);
  }

  get size(): bigint {
    return this.#size;
  }

  /** Returns every node that is now final. */
  append(leaf: Uint8Array): LogNode[] {
    const made: LogNode[] = [];
    let index = this.#size;
    this.#size += 1n;
    let hash: Uint8Array | undefined = leaf;
    for (let level = 0; hash; level++) {
      made.push({ level, index, hash });
      this.#levels[level] ??= [];
      const nodes = this.#levels[level] as Uint8Array[];
      nodes.push(hash);
      if (nodes.length < BLOCK) break;
      hash = rootOver(nodes, joinHashes);
      nodes.length = 0;
      index /= BigInt(BLOCK);
    }
    return made;
  }

  /** The node over everything below a level that is not final; undefined when nothing is. */
  #carry(belowLevel: number): Uint8Array | undefined {
    let carry: Uint8Array | undefined;
    for (let level = 0; level < belowLevel; level++) carry = rootOver(this.#nodes(level, carry), joinHashes);
    return carry;
  }

  root(): Uint8Array {
    return this.#carry(this.#levels.length) ?? sha256(new Uint8Array());
  }

  /** The siblings of an entry. `tiles[level]` holds the 256 nodes of its complete tile there, or nothing at the edge. */
  path(index: bigint, tiles: readonly (readonly Uint8Array[])[]): Uint8Array[] {
    const path: Uint8Array[] = [];
    let at = index;
    for (let level = 0; level < this.#levels.length; level++) {
      const complete = tiles[level] ?? [];
      const nodes = complete.length === BLOCK ? complete : this.#nodes(level, this.#carry(level));
      path.push(...pathOver(nodes, Number(at % BigInt(BLOCK)), joinHashes));
      at /= BigInt(BLOCK);
    }
    return path;
  }

  #nodes(level: number, carry: Uint8Array | undefined): Uint8Array[] {
    return [...(this.#levels[level] ?? []), ...(carry ? [carry] : [])];
  }
}

/** How many nodes each level has that no complete tile covers, for a log of this size. */
export function edgeCounts(size: bigint): { level: number; from: bigint; count: number }[] {
  const counts: { level: number; from: bigint; count: number }[] = [];
  let nodes = size;
  for (let level = 0; nodes > 0n; level++) {
    const count = nodes % BigInt(BLOCK);
    counts.push({ level, from: nodes - count, count: Number(count) });
    nodes /= BigInt(BLOCK);
  }
  return counts;
}

/** C2SP signed-note: the first four bytes of SHA-256(name ‖ newline ‖ 01 ‖ public key). */
export function noteKeyId(name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(concatBytes(utf8ToBytes(name), NEWLINE, ED25519, publicKey)).slice(0, 4);
}

/** What a log's note signs: its name, its size and its root, each on a line. */
export function noteText(name: string, size: bigint, rootBase64: string): string {
  return `${name}\n${size}\n${rootBase64}\n`;
}
