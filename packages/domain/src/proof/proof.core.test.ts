import { readFileSync } from "node:fs";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../money/index.ts";
import { purposeHash } from "./bytes.core.ts";
import { LogEdge, type LogNode, logLeafHash } from "./log.core.ts";
import type { Seal } from "./proof.schema.ts";
import { commitmentOf, deriveSeed, sealHashOf } from "./seed.core.ts";
import { ticketBody, ticketText, validationCode } from "./server/ticket-text.ts";
import { TicketTree, ticketLeaf } from "./server/ticket-tree.ts";
import { BLOCK } from "./tree.core.ts";

interface Vectors {
  codes: { text: string; code: string }[];
  commitments: { role: string; drawId: string; share: string; nonce: string; commitment: string }[];
  sumTrees: {
    leaves: { stakeMinor: string; data: string }[];
    root: { stakeMinor: string; hash: string };
    paths: { hash: string }[][];
  }[];
  logTrees: { entries: string[]; root: string; paths: string[][] }[];
}

/** Frozen answers of the protocol, which were made by other code than this. */
const vectors: Vectors = JSON.parse(
  readFileSync(new URL("../../../verifier/vectors/primitives.json", import.meta.url), "utf8"),
);

const hexOf = (nodes: readonly Uint8Array[]) => nodes.map((node) => bytesToHex(node));

describe("the frozen answers of the protocol", () => {
  it.each(vectors.codes)("validation code $code", ({ text, code }) => {
    expect(validationCode(text)).toBe(code);
  });

  it.each(vectors.commitments)("commitment of $role", ({ role, drawId, share, nonce, commitment }) => {
    expect(commitmentOf(drawId, { role, share: hexToBytes(share), nonce: hexToBytes(nonce) })).toBe(
      commitment,
    );
  });

  it.each(vectors.sumTrees)("a ticket tree of $root.count", ({ leaves, root, paths }) => {
    const tree = new TicketTree();
    const nodes = leaves.map(({ stakeMinor, data }) => ticketLeaf(BigInt(stakeMinor), data));
    for (const node of nodes) tree.append(node);
    expect(bytesToHex(tree.root().hash)).toBe(root.hash);
    expect(String(tree.root().stakeMinor)).toBe(String(root.stakeMinor));
    for (const [at, path] of paths.entries()) {
      const made = tree.path(at, nodes).map(({ hash }) => bytesToHex(hash));
      expect(made).toEqual(path.map(({ hash }) => hash));
    }
  });

  it.each(vectors.logTrees)("a log of $entries.length", ({ entries, root, paths }) => {
    const edge = new LogEdge(0n, []);
    for (const entry of entries) edge.append(logLeafHash(Buffer.from(entry, "hex").toString("utf8")));
    expect(bytesToHex(edge.root())).toBe(root);
    for (const [at, path] of paths.entries()) expect(hexOf(edge.path(BigInt(at), []))).toEqual(path);
  });
});

/** RFC 6962 word for word: recursive, with the whole list in hand. */
function textbookRoot(size: number, join: (left: string, right: string) => string, from = 0): string {
  if (size === 1) return String(from);
  let split = 1;
  while (split * 2 < size) split *= 2;
  return join(textbookRoot(split, join, from), textbookRoot(size - split, join, from + split));
}

describe("a ticket", () => {
  it("is written down as the canonical JSON of its body", () => {
    const draw = { gameId: "pick-3", drawId: "draw-1", ruleHash: "ab".repeat(32), currency: "EUR" };
    const ticket = {
      serial: 7n,
      id: "ticket-1",
      playerId: "player-1",
      lines: [{ stakeMinor: "100", kind: "digits", picks: { digits: [1, 2, 3] } }],
      stakeMinor: 100n,
      soldAt: "2026-11-21T15:00:00.000001Z",
      salt: Buffer.alloc(16, 5),
    };
    const body = ticketBody(draw, ticket);
    expect(ticketText(draw, ticket)).toBe(canonicalJson(body));
    expect(body.holder).toBe(bytesToHex(purposeHash("holder", ticket.playerId, ticket.salt)));
  });
});

describe("trees of several blocks", () => {
  const ticket = (at: number) => ticketLeaf(BigInt(at + 1), `ticket ${at}`);

  it("a ticket tree that is taken up again from its blocks has the same root", () => {
    const count = 5 * BLOCK + 3;
    const whole = new TicketTree();
    for (let at = 0; at < count; at++) whole.append(ticket(at));
    const again = new TicketTree(whole.blocks.slice(0, 4));
    for (let at = 4 * BLOCK; at < count; at++) again.append(ticket(at));
    expect(again.root()).toEqual(whole.root());
    expect(again.count).toBe(BigInt(count));
    expect(whole.root().stakeMinor).toBe((BigInt(count) * BigInt(count + 1)) / 2n);
  });

  it("a log that is taken up again from its edge has the same root and paths, whatever its size", () => {
    const nodes: LogNode[] = [];
    const edge = new LogEdge(0n, []);
    const size = BLOCK * BLOCK + 2 * BLOCK + 5;
    for (let at = 0; at < size; at++) nodes.push(...edge.append(logLeafHash(`entry ${at}`)));
    const leaves = nodes.filter(({ level }) => level === 0).map(({ hash }) => hash);
    const join = (left: string, right: string) => bytesToHex(joined(left, right, leaves));
    expect(bytesToHex(edge.root())).toBe(textbookRoot(size, join));
    const levels = [0, 1, 2].map((level) => {
      const all = nodes.filter((node) => node.level === level).map(({ hash }) => hash);
      return all.slice(all.length - (all.length % BLOCK));
    });
    expect(bytesToHex(new LogEdge(BigInt(size), levels).root())).toBe(bytesToHex(edge.root()));
  });
});

/** A textbook node over two that are either a leaf's place or a hash. */
function joined(left: string, right: string, leaves: readonly Uint8Array[]): Uint8Array {
  const bytesOf = (node: string) =>
    node.length === 64 ? hexToBytes(node) : (leaves[Number(node)] as Uint8Array);
  return sha256(Buffer.concat([Uint8Array.of(1), bytesOf(left), bytesOf(right)]));
}

describe("a seed", () => {
  const seal = { gameId: "game-1", drawId: "draw-1", round: 1 } as Seal;
  const share = (fill: number) => ({
    role: "generator",
    share: new Uint8Array(32).fill(fill),
    nonce: new Uint8Array(32),
  });

  it("changes with the seal, the beacon and every share", () => {
    const beacon = new Uint8Array(32);
    const seeds = [
      deriveSeed(seal, beacon, [share(1), share(2)]),
      deriveSeed({ ...seal, round: 2 }, beacon, [share(1), share(2)]),
      deriveSeed(seal, beacon.slice().fill(1), [share(1), share(2)]),
      deriveSeed(seal, beacon, [share(1), share(3)]),
      deriveSeed(seal, beacon, [share(2), share(1)]),
    ];
    expect(new Set(hexOf(seeds)).size).toBe(seeds.length);
    expect(sealHashOf(seal)).toHaveLength(32);
  });
});
