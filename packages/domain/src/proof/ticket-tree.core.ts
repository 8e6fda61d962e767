import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";
import { u64 } from "./bytes.core.ts";
import { BLOCK, pathOver, rootOver } from "./tree.core.ts";

/** A node of a draw's Merkle-sum tree: what is below it, how many tickets, for how much. */
export interface SumNode {
  hash: Uint8Array;
  count: bigint;
  stakeMinor: bigint;
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const EMPTY: SumNode = { hash: sha256(new Uint8Array()), count: 0n, stakeMinor: 0n };

export function ticketLeaf(stakeMinor: bigint, ticketBytes: Uint8Array): SumNode {
  return { hash: sha256(concatBytes(LEAF, u64(stakeMinor), ticketBytes)), count: 1n, stakeMinor };
}

/** Both sums are under the hash: a root states one count and one total only. */
function joinSums(left: SumNode, right: SumNode): SumNode {
  return {
    hash: sha256(
      concatBytes(
        NODE,
        u64(left.count),
        u64(left.stakeMinor),
        left.hash,
        u64(right.count),
        u64(right.stakeMinor),
        right.hash,
      ),
    ),
    count: left.count + right.count,
    stakeMinor: left.stakeMinor + right.stakeMinor,
  };
}

/** The tree of a draw, fed ticket by ticket. It keeps one node for each complete block: a million tickets need four thousand. */
export class TicketTree {
  readonly #blocks: SumNode[];
  #open: SumNode[] = [];

  /** `blocks` are complete, and the next leaf is the first after them. */
  constructor(blocks: readonly SumNode[] = []) {
    this.#blocks = [...blocks];
  }

  get blocks(): readonly SumNode[] {
    return this.#blocks;
  }

  get count(): bigint {
    return BigInt(this.#blocks.length * BLOCK + this.#open.length);
  }

  append(leaf: SumNode): void {
    this.#open.push(leaf);
    if (this.#open.length < BLOCK) return;
    this.#blocks.push(rootOver(this.#open, joinSums) as SumNode);
    this.#open = [];
  }

  root(): SumNode {
    return rootOver(this.#tops(), joinSums) ?? EMPTY;
  }

  /** The siblings of ticket `index`, counted from 0; `leaves` are those of its block. */
  path(index: number, leaves: readonly SumNode[]): SumNode[] {
    const within = pathOver(leaves, index % BLOCK, joinSums);
    return [...within, ...pathOver(this.#tops(), Math.floor(index / BLOCK), joinSums)];
  }

  #tops(): SumNode[] {
    const open = rootOver(this.#open, joinSums);
    return open ? [...this.#blocks, open] : [...this.#blocks];
  }
}
