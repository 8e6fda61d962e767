import { readFileSync } from "node:fs";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdersOf, joinAny, joinFragments, splitSecret } from "./escrow.core.ts";

interface Vectors {
  fragments: { fragments: [{ x: number; y: string }, { x: number; y: string }]; secret: string }[];
}

/** Frozen answers of the protocol, which were made by other code than this. */
const vectors: Vectors = JSON.parse(
  readFileSync(new URL("../../../verifier/vectors/primitives.json", import.meta.url), "utf8"),
);

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

describe("fragments", () => {
  it.each(vectors.fragments)("any two of the protocol's frozen ones give the secret", (vector) => {
    const [one, two] = vector.fragments.map(({ x, y }) => ({ x, y: hexToBytes(y) }));
    if (!one || !two) throw new Error("a vector without two fragments");
    expect(bytesToHex(joinFragments(one, two))).toBe(vector.secret);
    expect(bytesToHex(joinFragments(two, one))).toBe(vector.secret);
  });

  it("any two of three give back any secret", () => {
    fc.assert(
      fc.property(
        bytes(64),
        bytes(64),
        fc.constantFrom([0, 1], [0, 2], [1, 2], [2, 0]),
        (secret, slope, pair) => {
          const fragments = splitSecret(secret, slope);
          const [one, two] = pair.map((at) => fragments[at]);
          return one && two && bytesToHex(joinFragments(one, two)) === bytesToHex(secret);
        },
      ),
    );
  });

  it("one fits every secret alike, so it tells nothing", () => {
    fc.assert(
      fc.property(bytes(1), bytes(1), bytes(1), fc.integer({ min: 1, max: 3 }), (secret, slope, other, x) => {
        const y = splitSecret(secret, slope)[x - 1]?.y[0];
        const slopes = Array.from({ length: 256 }, (_, candidate) => Uint8Array.of(candidate));
        const fitting = slopes.filter((candidate) => splitSecret(other, candidate)[x - 1]?.y[0] === y);
        return fitting.length === 1;
      }),
      { numRuns: 25 },
    );
  });

  it("a false one among two gives another secret", () => {
    fc.assert(
      fc.property(
        bytes(64),
        bytes(64),
        fc.nat({ max: 63 }),
        fc.integer({ min: 1, max: 255 }),
        (secret, slope, at, flip) => {
          const [one, , three] = splitSecret(secret, slope);
          if (!one || !three) return false;
          three.y[at] = (three.y[at] ?? 0) ^ flip;
          return bytesToHex(joinFragments(one, three)) !== bytesToHex(secret);
        },
      ),
    );
  });
});

describe("a share from escrow", () => {
  const secret = new Uint8Array(64).fill(5);
  const slope = new Uint8Array(64).map((_, at) => at * 7);
  const [one, two, three] = splitSecret(secret, slope);
  const opens = (candidate: Uint8Array) => bytesToHex(candidate) === bytesToHex(secret);
  const forged = (x: number) => ({ x, y: new Uint8Array(64).fill(x) });
  if (!one || !two || !three) throw new Error("a secret has three fragments");

  it.each([
    ["two", [one, three], [1, 3], []],
    ["three", [one, two, three], [1, 2], []],
    ["three of which the first is false", [forged(1), two, three], [2, 3], [1]],
    ["three of which the last is false", [one, two, forged(3)], [1, 2], [3]],
    ["three of which one box did not open", [one, { x: 2, y: null }, three], [1, 3], [2]],
  ])("comes from %s, and the false one is known", (_, handedIn, fromX, falseX) => {
    const joined = joinAny(handedIn, opens);
    expect(joined).toMatchObject({ fromX, falseX });
    expect(joined?.secret).toEqual(secret);
  });

  it.each([
    ["one", [one]],
    ["two of which one is false", [one, forged(2)]],
    ["three of which two are false", [forged(1), two, forged(3)]],
    ["one and a box that did not open", [one, { x: 2, y: null }]],
  ])("does not come from %s", (_, handedIn) => {
    expect(joinAny(handedIn, opens)).toBeUndefined();
  });
});

describe("holders", () => {
  const order = ["generator", "control", "officer-1", "officer-2", "auditor"];

  it.each([
    ["officer-1", ["generator", "control", "officer-2"]],
    ["officer-2", ["generator", "control", "auditor"]],
    ["auditor", ["generator", "control", "officer-1"]],
    ["control", ["generator", "officer-1", "officer-2"]],
  ])("of %s are three others", (role, holders) => {
    expect(holdersOf(role, order)).toEqual(holders);
  });

  it("are fewer where there are fewer roles", () => {
    expect(holdersOf("officer-1", ["generator", "control", "officer-1"])).toEqual(["generator", "control"]);
  });
});
