import { readFileSync } from "node:fs";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { InvariantError } from "../errors/index.ts";
import { GENERATOR_SEED_BYTES, HmacDrbg, randomBelow, seededGenerator } from "./hmac-drbg.core.ts";

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
      const generator = seededGenerator(hexToBytes(seed), personalization);
      expect(values.map(() => randomBelow(generator, range))).toEqual(values);
    },
  );

  it("gives other output after a new seed, and counts its requests anew", () => {
    const seed = new Uint8Array(64).fill(7);
    const [one, other] = [seededGenerator(seed), seededGenerator(seed)];
    expect(bytesToHex(one.generate(32))).toBe(bytesToHex(other.generate(32)));
    one.reseed(seed);
    expect(one.requests).toBe(0);
    expect(bytesToHex(one.generate(32))).not.toBe(bytesToHex(other.generate(32)));
  });

  it("refuses a seed of another length", () => {
    expect(() => seededGenerator(new Uint8Array(63))).toThrow(InvariantError);
  });
});

describe("HMAC_DRBG", () => {
  // NIST CAVP, HMAC_DRBG.rsp, [SHA-256], 256 bits of entropy, 128 of nonce: the second request of 1,024 bits is the answer.
  it("gives the published answer without a reseed", () => {
    const drbg = new HmacDrbg(
      hexToBytes("ca851911349384bffe89de1cbdc46e6831e44d34a4fb935ee285dd14b71a7488"),
      hexToBytes("659ba96c601dc69fc902940805ec0ca8"),
    );
    drbg.generate(128);
    expect(bytesToHex(drbg.generate(128))).toBe(
      "e528e9abf2dece54d47c7e75e5fe302149f817ea9fb4bee6f4199697d04d5b89" +
        "d54fbb978a15b5c443c9ec21036d2460b6f73ebad0dc2aba6e624abf07745bc1" +
        "07694bb7547bb0995f70de25d6b29e2d3011bb19d27676c07162c8b5ccde0668" +
        "961df86803482cb37ed6d5c0bb8d50cf1f50d476aa0458bdaba806f48be9dcb8",
    );
  });

  it("gives the published answer after a reseed", () => {
    const drbg = new HmacDrbg(
      hexToBytes("06032cd5eed33f39265f49ecb142c511da9aff2af71203bffaf34a9ca5bd9c0d"),
      hexToBytes("0e66f71edc43e42a45ad3c6fc6cdc4df"),
    );
    drbg.reseed(hexToBytes("01920a4e669ed3a85ae8a33b35a74ad7fb2a6bb4cf395ce00334a9c9a5a5d552"));
    drbg.generate(128);
    expect(bytesToHex(drbg.generate(128))).toBe(
      "76fc79fe9b50beccc991a11b5635783a83536add03c157fb30645e611c2898bb" +
        "2b1bc215000209208cd506cb28da2a51bdb03826aaf2bd2335d576d519160842" +
        "e7158ad0949d1a9ec3e66ea1b1a064b005de914eac2e9d4f2d72a8616a802254" +
        "22918250ff66a41bd2f864a6a38cc5b6499dc43f7f2bd09e1e0f8f5885935124",
    );
  });

  it("refuses too little entropy, a short nonce and a request beyond the limit", () => {
    expect(() => new HmacDrbg(new Uint8Array(31), new Uint8Array(16))).toThrow(InvariantError);
    expect(() => new HmacDrbg(new Uint8Array(32), new Uint8Array(15))).toThrow(InvariantError);
    expect(() => new HmacDrbg(new Uint8Array(32), new Uint8Array(16)).generate(65_537)).toThrow(
      InvariantError,
    );
  });
});

describe("an unbiased number", () => {
  /** Answers with these words, in this order. */
  const words = (...queue: number[]) => ({
    generate: () => {
      const bytes = new Uint8Array(4);
      new DataView(bytes.buffer).setUint32(0, queue.shift() ?? 0xffffffff);
      return bytes;
    },
  });

  it("throws away the words that would favour the low numbers", () => {
    // 2^32 = 10 × 429,496,729 + 6: the last six words have no full set of ten to belong to.
    expect(randomBelow(words(4_294_967_289), 10)).toBe(9);
    expect(randomBelow(words(4_294_967_290, 4_294_967_295, 13), 10)).toBe(3);
  });

  it("keeps every word where the range divides them evenly", () => {
    expect(randomBelow(words(0xffffffff), 16)).toBe(15);
    expect(randomBelow(words(0xffffffff), 2 ** 32)).toBe(0xffffffff);
    expect(randomBelow(words(123), 1)).toBe(0);
  });

  it("gives up on a source that never answers in range, instead of turning for ever", () => {
    expect(() => randomBelow(words(), 10)).toThrow(InvariantError);
  });

  it("refuses a range that is empty, fractional or wider than a word", () => {
    for (const range of [0, 1.5, 2 ** 32 + 1]) {
      expect(() => randomBelow(words(0), range)).toThrow(InvariantError);
    }
  });

  it("hits each of 45 numbers about equally often", () => {
    const drbg = seededGenerator(new Uint8Array(GENERATOR_SEED_BYTES).fill(42));
    const hits = new Array<number>(45).fill(0);
    for (let count = 0; count < 9_000; count++) {
      const number = randomBelow(drbg, 45);
      hits[number] = (hits[number] ?? 0) + 1;
    }
    // Chi-squared with 44 degrees of freedom: 68.7 is its 99 % point (GLI-19 §3.2.2). The seed is fixed, so it cannot flake.
    const chiSquared = hits.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0);
    expect(chiSquared).toBeLessThan(68.7);
  });
});
