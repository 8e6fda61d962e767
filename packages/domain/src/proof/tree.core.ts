/** Joins two neighbours into the node above them. */
export type Join<Node> = (left: Node, right: Node) => Node;

/** Nodes that a block holds: the tree of a log or of a draw is kept as trees of 256 over one another. */
export const BLOCK = 256;

/**
 * The root over nodes in order, split as in RFC 6962 §2.1: the largest power of two below their number to the left. No node is
 * ever doubled, because two lists would then share a root. Undefined for none.
 */
export function rootOver<Node>(nodes: readonly Node[], join: Join<Node>): Node | undefined {
  if (nodes.length < 2) return nodes[0];
  const split = splitOf(nodes.length);
  return join(rootOver(nodes.slice(0, split), join) as Node, rootOver(nodes.slice(split), join) as Node);
}

/** What stands beside the way from one node to the root, from below upwards. */
export function pathOver<Node>(nodes: readonly Node[], at: number, join: Join<Node>): Node[] {
  if (nodes.length < 2) return [];
  const split = splitOf(nodes.length);
  const [left, right] = [nodes.slice(0, split), nodes.slice(split)];
  return at < split
    ? [...pathOver(left, at, join), rootOver(right, join) as Node]
    : [...pathOver(right, at - split, join), rootOver(left, join) as Node];
}

function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}
