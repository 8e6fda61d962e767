import { describe, expect, it } from "vitest";
import { isBeaconSignature } from "./beacon.ts";
import { bytesToHex, hexToBytes, utf8ToBytes } from "./bytes.ts";
import { canonicalJson } from "./canonical-json.ts";
import { readVectors } from "./cli/selftest.ts";
import { isSignedBy } from "./ed25519.ts";
import { EMPTY_TREE, type SumNode, sumLeaf, sumRootOf, sumTree } from "./merkle-sum.ts";
import { combineFragments } from "./shamir.ts";
import type { makePrimitives } from "./testing/primitives.ts";
import { makeVectors } from "./testing/vectors.ts";
import { logLeafHash, logRootOf, openLogNote, parseNoteKey } from "./transparency-log.ts";

const vectors = readVectors<ReturnType<typeof makePrimitives>>("primitives.json");

const nodeOf = (node: { hash: string; count: string; stakeMinor: string }): SumNode => ({
  hash: hexToBytes(node.hash),
  count: BigInt(node.count),
  stakeMinor: BigInt(node.stakeMinor),
});

describe("the frozen vectors", () => {
  it.each(Object.entries(makeVectors()))("%s is what this code makes", (name, made) => {
    expect(readVectors(name)).toEqual(JSON.parse(JSON.stringify(made)));
  });

  it("give the answers others have published", () => {
    // NIST CAVP, HMAC_DRBG [SHA-256] without reseed; Certificate Transparency's root of eight entries.
    expect(vectors.generator[0]?.last).toMatch(
      /^e528e9abf2dece54d47c7e75e5fe302149f817ea9fb4bee6f4199697d04d5b89/,
    );
    expect(vectors.logTrees.at(-1)?.root).toBe(
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    );
  });
});

describe("signatures", () => {
  it.each(vectors.ed25519)("Ed25519: $signature is genuine: $isGenuine", (vector) => {
    const [key, signature, message] = [vector.publicKey, vector.signature, vector.message].map(hexToBytes);
    expect(key && signature && message && isSignedBy(key, signature, message)).toBe(vector.isGenuine);
  });

  it.each(vectors.beacons)(
    "BLS: round $round is genuine: $isGenuine",
    ({ publicKey, round, signature, isGenuine }) => {
      expect(isBeaconSignature(publicKey, round, signature)).toBe(isGenuine);
    },
  );
});

describe("canonical JSON", () => {
  it.each([0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])("refuses the number %s", (value) => {
    expect(() => canonicalJson([value])).toThrow(RangeError);
  });

  it("refuses half a character and a bottomless nest", () => {
    expect(() => canonicalJson("\ud800")).toThrow(RangeError);
    expect(() => canonicalJson(JSON.parse(`${"[".repeat(40)}${"]".repeat(40)}`))).toThrow(RangeError);
  });
});

describe("the tree of tickets", () => {
  it.each(vectors.sumTrees)(
    "every path of a tree of $root.count leads to its root",
    ({ leaves, paths, root }) => {
      const nodes = leaves.map(({ stakeMinor, data }) => sumLeaf(BigInt(stakeMinor), utf8ToBytes(data)));
      expect(sumTree(nodes)).toEqual(nodeOf(root));
      for (const [at, leaf] of nodes.entries()) {
        const path = paths[at]?.map(nodeOf) ?? [];
        expect(sumRootOf(leaf, BigInt(at), BigInt(nodes.length), path)).toEqual(nodeOf(root));
      }
    },
  );

  it("of no tickets is the hash of nothing", () => {
    expect(bytesToHex(EMPTY_TREE.hash)).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
  });

  it("differs when the last leaf is there twice", () => {
    const leaves = [1n, 2n, 3n].map((stake) => sumLeaf(stake, utf8ToBytes("x")));
    expect(sumTree([...leaves, ...leaves.slice(2)]).hash).not.toEqual(sumTree(leaves).hash);
  });

  it("refuses a sum that no longer fits", () => {
    const half = sumLeaf(2n ** 62n, utf8ToBytes("x"));
    expect(() => sumTree([half, half])).toThrow(RangeError);
  });
});

describe("the log", () => {
  it.each(vectors.logTrees)("every path leads to $root", ({ entries, paths, root }) => {
    for (const [at, entry] of entries.entries()) {
      const path = paths[at]?.map((hash) => hexToBytes(hash)) ?? [];
      const found = logRootOf(logLeafHash(hexToBytes(entry)), BigInt(at), BigInt(entries.length), path);
      expect(found && bytesToHex(found)).toBe(root);
    }
  });

  it("passes over extension lines and witnesses, and minds its own signature", () => {
    const examples =
      readVectors<Record<string, { certificate: { logKey: string; log: { note: string } } }>>(
        "examples.json",
      );
    const { logKey = "", log } = examples["l1-matrix"]?.certificate ?? {};
    const key = parseNoteKey(logKey);
    const note = log?.note ?? "";
    expect(key && openLogNote(`${note}\u2014 witness.example AAAA\n`, key)).toMatchObject({ size: 7n });
    expect(key && openLogNote(note.replace("\n\n", "\nan extension nobody signed\n\n"), key)).toBeNull();
  });
});

it.each(vectors.fragments)("any two fragments give the secret", ({ fragments, secret }) => {
  const [first, second] = fragments.map(({ x, y }) => ({ x, y: hexToBytes(y) }));
  expect(first && second && bytesToHex(combineFragments(first, second))).toBe(secret);
});
