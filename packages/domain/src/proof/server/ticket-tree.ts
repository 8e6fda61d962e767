import { hash } from "node:crypto";
import { BLOCK, pathOver, rootOver } from "../tree.core.ts";

/** A node of a draw's Merkle-sum tree: what is below it, how many tickets, for how much. */
export interface SumNode {
  hash: Uint8Array;
  count: bigint;
  stakeMinor: bigint;
}

const HASH_BYTES = 32;
/** Count and stake of one side, before its hash. */
const SUMS_BYTES = 16;
const NODE_BYTES = 1 + 2 * (SUMS_BYTES + HASH_BYTES);
const LEAF_PREFIX_BYTES = 9;
const EMPTY: SumNode = { hash: sha256(new Uint8Array()), count: 0n, stakeMinor: 0n };

/** OpenSSL's. By way of a text, which costs half of what a buffer of its own for each of two million hashes costs. */
function sha256(bytes: Uint8Array): Buffer {
  return Buffer.from(hash("sha256", bytes, "binary"), "latin1");
}

export function ticketLeaf(stakeMinor: bigint, ticketText: string): SumNode {
  const bytes = Buffer.allocUnsafe(LEAF_PREFIX_BYTES + Buffer.byteLength(ticketText));
  bytes[0] = 0;
  bytes.writeBigUInt64BE(stakeMinor, 1);
  bytes.write(ticketText, LEAF_PREFIX_BYTES);
  return { hash: sha256(bytes), count: 1n, stakeMinor };
}

/** Both sums are under the hash: a root states one count and one total only. */
function joinSums(left: SumNode, right: SumNode): SumNode {
  const bytes = Buffer.allocUnsafe(NODE_BYTES);
  bytes[0] = 1;
  writeSide(bytes, 1, left);
  writeSide(bytes, 1 + SUMS_BYTES + HASH_BYTES, right);
  return {
    hash: sha256(bytes),
    count: left.count + right.count,
    stakeMinor: left.stakeMinor + right.stakeMinor,
  };
}

function writeSide(bytes: Buffer, at: number, node: SumNode): void {
  bytes.writeBigUInt64BE(node.count, at);
  bytes.writeBigUInt64BE(node.stakeMinor, at + 8);
  bytes.set(node.hash, at + SUMS_BYTES);
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
    const block = rootOver(this.#open, joinSums) as SumNode;
    // A copy: the hash itself is a slice that would keep its neighbours in memory.
    this.#blocks.push({ ...block, hash: Uint8Array.from(block.hash) });
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
