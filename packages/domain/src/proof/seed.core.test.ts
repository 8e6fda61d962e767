import { describe, expect, it } from "vitest";
import { ENTROPY_BYTES, isEntropyUsable } from "./seed.core.ts";

describe("a source of entropy", () => {
  it("is refused when it is stuck, repeats a block or gives too little", () => {
    const sound = Uint8Array.from({ length: ENTROPY_BYTES }, (_, index) => index);
    const repeating = sound.slice();
    repeating.copyWithin(48, 0, 16);
    expect(isEntropyUsable(sound)).toBe(true);
    expect(isEntropyUsable(new Uint8Array(ENTROPY_BYTES))).toBe(false);
    expect(isEntropyUsable(repeating)).toBe(false);
    expect(isEntropyUsable(sound.subarray(0, 63))).toBe(false);
  });
});
