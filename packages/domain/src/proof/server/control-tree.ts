import { hash } from "node:crypto";

const HASH_BYTES = 32;
const SIDE_BYTES = 16 + HASH_BYTES;

interface Peak {
  hash: Buffer;
  count: number;
  stakeMinor: bigint;
}

/**
 * Control's Merkle-sum tree. It keeps only the perfect trees over what was added so far, the largest first: one for each binary digit of
 * their number. Two of one size become one at once; the root joins what is left, from the right.
 */
export class ControlTree {
  readonly #peaks: Peak[] = [];
  #count = 0;
  #stakeMinor = 0n;

  get count(): number {
    return this.#count;
  }

  get stakeMinor(): bigint {
    return this.#stakeMinor;
  }

  /** Adds the next leaf. */
  add(leaf: Buffer, stakeMinor: bigint): void {
    this.#count += 1;
    this.#stakeMinor += stakeMinor;
    let node: Peak = { hash: leaf, count: 1, stakeMinor };
    for (let last = this.#peaks.at(-1); last?.count === node.count; last = this.#peaks.at(-1)) {
      this.#peaks.pop();
      node = joined(last, node);
    }
    this.#peaks.push(node);
  }

  /** Hex. */
  root(): string {
    const top = this.#peaks.reduceRight<Peak | undefined>(
      (right, left) => (right ? joined(left, right) : left),
      undefined,
    );
    return top ? top.hash.toString("hex") : hash("sha256", "");
  }
}

function joined(left: Peak, right: Peak): Peak {
  const bytes = Buffer.alloc(1 + 2 * SIDE_BYTES, 1);
  writeSide(bytes, 1, left);
  writeSide(bytes, 1 + SIDE_BYTES, right);
  return {
    hash: Buffer.from(hash("sha256", bytes, "binary"), "latin1"),
    count: left.count + right.count,
    stakeMinor: left.stakeMinor + right.stakeMinor,
  };
}

function writeSide(bytes: Buffer, at: number, node: Peak): void {
  bytes.writeBigUInt64BE(BigInt(node.count), at);
  bytes.writeBigUInt64BE(node.stakeMinor, at + 8);
  node.hash.copy(bytes, at + 16);
}
