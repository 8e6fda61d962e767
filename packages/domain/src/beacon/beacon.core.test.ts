import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { InvariantError } from "../errors/index.ts";
import { computeRound, roundDueAt } from "./beacon.core.ts";
import { QUICKNET } from "./beacon.schema.ts";
import { anchorOf, drawChain, isChainValue } from "./hash-chain.core.ts";

interface Vectors {
  rounds: { genesisTime: number; periodS: number; delayS: number; sealedAtMicros: string; round: number }[];
  chains: { chainId: string; value: string; steps: number; end: string }[];
}

const vectorsUrl = new URL("../../../verifier/vectors/primitives.json", import.meta.url);
const { rounds, chains }: Vectors = JSON.parse(readFileSync(vectorsUrl, "utf8"));

describe("the round of a draw", () => {
  it.each(rounds.filter(({ delayS }) => delayS >= 60))(
    "is the protocol's: $sealedAtMicros gives $round",
    (vector) => {
      const sealedAt = new Date(Number(BigInt(vector.sealedAtMicros) / 1_000n));
      expect(computeRound(sealedAt, vector, vector.delayS)).toBe(vector.round);
    },
  );

  it("is spoken 60 to 120 seconds after the seal, whenever that is", () => {
    for (let second = 0; second < 100; second++) {
      const sealedAt = new Date((QUICKNET.genesisTime + 1_000_000 + second) * 1_000 + 999);
      const waitMs =
        roundDueAt(QUICKNET, computeRound(sealedAt, QUICKNET, 60)).getTime() - sealedAt.getTime();
      expect(waitMs).toBeGreaterThanOrEqual(59_001);
      expect(waitMs).toBeLessThanOrEqual(120_000);
    }
  });

  it("cannot be set outside what the protocol allows", () => {
    const sealedAt = new Date("2026-11-21T12:00:00Z");
    expect(() => computeRound(sealedAt, QUICKNET, 59)).toThrow(InvariantError);
    expect(() => computeRound(sealedAt, QUICKNET, 118)).toThrow(InvariantError);
  });
});

describe("a reverse hash chain", () => {
  it.each(chains.filter(({ value }) => /^[0-9a-f]{64}$/.test(value)))(
    "takes the protocol's $steps steps",
    ({ chainId, value, steps, end }) => {
      expect(anchorOf(chainId, { round: steps, value })).toBe(end);
    },
  );

  const anchor = anchorOf("chain-1", { round: 1_000, value: "ab".repeat(32) });
  const chain = { chainId: "chain-1", anchor };
  const last = { round: 1_000, value: "ab".repeat(32) };

  it("takes the value that leads to its anchor in as many steps", () => {
    expect(isChainValue(chain, last)).toBe(true);
  });

  it("takes no value of another round, another chain or another shape", () => {
    expect(isChainValue(chain, { ...last, round: 999 })).toBe(false);
    expect(isChainValue({ ...chain, chainId: "chain-2" }, last)).toBe(false);
    expect(isChainValue(chain, { ...last, value: "cd".repeat(32) })).toBe(false);
    expect(isChainValue(chain, { ...last, value: "not a value" })).toBe(false);
    expect(() => isChainValue(chain, { ...last, round: 1_000_001 })).toThrow(InvariantError);
  });

  it("of a draw has a value of its own, which its anchor fixes", () => {
    const secret = new Uint8Array(32).fill(7);
    const one = drawChain(secret, "draw-1");
    expect(isChainValue(one, one)).toBe(true);
    expect(drawChain(secret, "draw-1")).toEqual(one);
    expect(drawChain(secret, "draw-2").value).not.toBe(one.value);
    expect(drawChain(new Uint8Array(32), "draw-1").anchor).not.toBe(one.anchor);
  });
});
