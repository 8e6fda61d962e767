import { readFileSync } from "node:fs";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { InvariantError } from "../errors/index.ts";
import { HmacDrbg, uniformBelow } from "./hmac-drbg.core.ts";

interface RangeVector {
  seed: string;
  drawId: string;
  sealHash: string;
  range: number;
  values: number[];
}

const vectorsUrl = new URL("../../../verifier/vectors/primitives.json", import.meta.url);
const { ranges }: { ranges: RangeVector[] } = JSON.parse(readFileSync(vectorsUrl, "utf8"));

/** The protocol's length-prefixed list. */
const lengthPrefixed = (...parts: Uint8Array[]) =>
  concatBytes(...parts.flatMap((part) => [Uint8Array.of(0, 0, 0, part.length), part]));

describe("the generator", () => {
  it.each(ranges)(
    "gives the protocol's frozen numbers below $range",
    ({ seed, drawId, sealHash, range, values }) => {
      const personalization = lengthPrefixed(
        utf8ToBytes("sortes/1/drbg"),
        utf8ToBytes(drawId),
        hexToBytes(sealHash),
      );
      const generator = new HmacDrbg(hexToBytes(seed), personalization);
      expect(values.map(() => uniformBelow(generator, range))).toEqual(values);
    },
  );

  it("gives other output after a new seed, and counts its requests anew", () => {
    const seed = new Uint8Array(64).fill(7);
    const [one, other] = [new HmacDrbg(seed), new HmacDrbg(seed)];
    expect(bytesToHex(one.generate(32))).toBe(bytesToHex(other.generate(32)));
    one.reseed(seed);
    expect(one.requests).toBe(0);
    expect(bytesToHex(one.generate(32))).not.toBe(bytesToHex(other.generate(32)));
  });

  it("refuses a short seed and a request beyond the limit", () => {
    expect(() => new HmacDrbg(new Uint8Array(63))).toThrow(InvariantError);
    expect(() => new HmacDrbg(new Uint8Array(64)).generate(65_537)).toThrow(InvariantError);
    expect(() => new HmacDrbg(new Uint8Array(64)).reseed(new Uint8Array(16))).toThrow(InvariantError);
  });
});

describe("an unbiased number", () => {
  it("throws away the words that would favour the low numbers, and gives up on a source that gives no others", () => {
    const words = (...queue: number[]) => ({
      generate: () => {
        const bytes = new Uint8Array(4);
        new DataView(bytes.buffer).setUint32(0, queue.shift() ?? 0xffffffff);
        return bytes;
      },
    });
    expect(uniformBelow(words(4_294_967_290, 4_294_967_295, 13), 10)).toBe(3);
    expect(() => uniformBelow(words(), 10)).toThrow(InvariantError);
    expect(() => uniformBelow(words(0), 0)).toThrow(InvariantError);
  });
});
