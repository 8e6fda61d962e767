import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, u64 } from "./bytes.ts";

/** A node of the tree over a draw's tickets: what is below it, how many, for how much. */
export interface SumNode {
  hash: Uint8Array;
  count: bigint;
  stakeMinor: bigint;
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The tree of no tickets: the hash of nothing. */
export const EMPTY_TREE: SumNode = { hash: sha256(new Uint8Array()), count: 0n, stakeMinor: 0n };

/** SHA-256(00 ‖ u64 stake ‖ ticket bytes). */
export function sumLeaf(stakeMinor: bigint, ticketBytes: Uint8Array): SumNode {
  return { hash: sha256(concatBytes(LEAF, u64(stakeMinor), ticketBytes)), count: 1n, stakeMinor };
}

/**
 * SHA-256(01 ‖ u64 count ‖ u64 stake ‖ hash of the left ‖ u64 count ‖ u64 stake ‖ hash of the right). The sums of both sides
 * are under the hash, so a root can state only one count and one total.
 *
 * @throws RangeError when a sum leaves the range of amounts.
 */
export function sumNode(left: SumNode, right: SumNode): SumNode {
  const side = (node: SumNode) => concatBytes(u64(node.count), u64(node.stakeMinor), node.hash);
  const sum = { count: left.count + right.count, stakeMinor: left.stakeMinor + right.stakeMinor };
  u64(sum.count);
  u64(sum.stakeMinor);
  return { hash: sha256(concatBytes(NODE, side(left), side(right))), ...sum };
}

/** The tree over `leaves` in their order, split as in RFC 6962: the largest power of two below their number to the left. */
export function sumTree(leaves: readonly SumNode[]): SumNode {
  const [only] = leaves;
  if (only === undefined) return EMPTY_TREE;
  if (leaves.length === 1) return only;
  const split = Number(leftSize(BigInt(leaves.length)));
  return sumNode(sumTree(leaves.slice(0, split)), sumTree(leaves.slice(split)));
}

/** What stands beside the path from one leaf to the root, and on which side, from the leaf upwards. */
export function siblingSizes(index: bigint, size: bigint): { side: "left" | "right"; count: bigint }[] {
  const sizes: { side: "left" | "right"; count: bigint }[] = [];
  let at = index;
  for (let below = size; below > 1n; ) {
    const left = leftSize(below);
    if (at < left) {
      sizes.unshift({ side: "right", count: below - left });
      below = left;
    } else {
      sizes.unshift({ side: "left", count: left });
      at -= left;
      below -= left;
    }
  }
  return sizes;
}

/**
 * The root that a leaf and the nodes beside its path lead to, or null when the path does not have the shape of a tree of
 * `size` leaves: the shape fixes the length of the path and the count of each node on it.
 */
export function sumRootOf(
  leaf: SumNode,
  index: bigint,
  size: bigint,
  path: readonly SumNode[],
): SumNode | null {
  const shape = siblingSizes(index, size);
  if (index >= size || path.length !== shape.length) return null;
  let node = leaf;
  for (const [level, { side, count }] of shape.entries()) {
    const sibling = path[level];
    if (sibling?.count !== count) return null;
    node = side === "left" ? sumNode(sibling, node) : sumNode(node, sibling);
  }
  return node;
}

/** The largest power of two below `size`, which is at least 2. */
function leftSize(size: bigint): bigint {
  let left = 1n;
  while (left * 2n < size) left *= 2n;
  return left;
}
