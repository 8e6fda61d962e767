import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, it } from "vitest";
import { SEED_BYTES } from "../proof/index.ts";
import { drawGenerator } from "./draw-generator.core.ts";

describe("a draw's generator", () => {
  const seed = new Uint8Array(SEED_BYTES).fill(7);
  const first = (drawId: string, sealHash: string) =>
    bytesToHex(drawGenerator(seed, drawId, hexToBytes(sealHash)).generate(32));

  it("gives the same numbers again for the same seed, draw and seal, and others for any other", () => {
    expect(first("draw-1", "aa")).toBe(first("draw-1", "aa"));
    expect(first("draw-2", "aa")).not.toBe(first("draw-1", "aa"));
    expect(first("draw-1", "ab")).not.toBe(first("draw-1", "aa"));
  });
});
