import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { InvariantError } from "../errors/index.ts";
import { computeRound, roundDueAt } from "./beacon.core.ts";
import { QUICKNET } from "./beacon.schema.ts";
import { buildChain, chainValueAt, isChainValue } from "./hash-chain.core.ts";

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
    (vector) => {
      const from = { round: vector.steps, value: vector.value };
      expect(chainValueAt(vector.chainId, from, 0).value).toBe(vector.end);
    },
  );

  const chain = buildChain("chain-1", "ab".repeat(32), 1_000, 64);
  const secret = { round: 1_000, value: "ab".repeat(32) };

  it("leads from every round to its anchor in as many steps", () => {
    for (const round of [1, 2, 63, 64, 65, 999, 1_000]) {
      expect(isChainValue(chain, chainValueAt("chain-1", secret, round))).toBe(true);
    }
  });

  it("is kept sparsely, so that each round is near a kept value", () => {
    expect(chain.kept.map(({ round }) => round)).toEqual([
      ...Array.from({ length: 15 }, (_, at) => 64 * (at + 1)),
      1_000,
    ]);
    for (const kept of chain.kept) expect(kept).toEqual(chainValueAt("chain-1", secret, kept.round));
  });

  it("gives no later round away", () => {
    expect(() => chainValueAt("chain-1", { round: 5, value: "cd".repeat(32) }, 6)).toThrow(InvariantError);
  });

  it("takes no value of another round, another chain or another shape", () => {
    const seventh = chainValueAt("chain-1", secret, 7);
    expect(isChainValue(chain, { ...seventh, round: 8 })).toBe(false);
    expect(isChainValue({ ...chain, chainId: "chain-2" }, seventh)).toBe(false);
    expect(isChainValue(chain, { round: 7, value: "cd".repeat(32) })).toBe(false);
    expect(isChainValue(chain, { round: 7, value: "not a value" })).toBe(false);
  });
});
