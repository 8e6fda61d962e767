import type { Json } from "../canonical-json.ts";
import { QUICKNET } from "../protocol.ts";

export const EXAMPLE_NAMES = ["l1-matrix", "l3-digits", "l2-keno", "l0-matrix", "l1-empty"] as const;
export type ExampleName = (typeof EXAMPLE_NAMES)[number];

/** What sets one example apart from the others. */
export interface Recipe {
  gameId: string;
  drawId: string;
  level: "L0" | "L1" | "L2" | "L3";
  rule: Json;
  lines: (serial: number) => Json[];
  tickets: number;
  sealedAtS: number;
  /** How long the draw was on sale; one minute has no checkpoint. */
  saleS: number;
}

export const RECIPES: Record<ExampleName, Recipe> = {
  "l1-matrix": {
    gameId: "six-of-45",
    drawId: "019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e55",
    level: "L1",
    rule: {
      kind: "matrix",
      name: "Six of 45 ✓",
      currency: "EUR",
      main: { count: 6, max: 45 },
      bonus: { source: "own", count: 1, max: 20 },
      basePriceMinor: "100",
    },
    lines: (serial) => [
      {
        kind: "matrix",
        betType: "single",
        picks: { main: [1, 2, 3, 4, 5, 5 + serial], bonus: [serial] },
        stakeMinor: "100",
      },
    ],
    tickets: 7,
    sealedAtS: 1_790_000_010,
    saleS: 86_400,
  },
  "l3-digits": {
    gameId: "pick-3",
    drawId: "019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e56",
    level: "L3",
    rule: { kind: "digits", currency: "EUR", count: 3 },
    lines: (serial) => [
      { kind: "digits", betType: "straight", picks: { digits: [1, 2, serial] }, stakeMinor: "50" },
      { kind: "digits", betType: "box", picks: { digits: [1, 2, 3] }, stakeMinor: String(serial) },
    ],
    tickets: 5,
    sealedAtS: QUICKNET.genesisTime + 999 * QUICKNET.periodS - 60,
    saleS: 86_400,
  },
  "l2-keno": {
    gameId: "keno",
    drawId: "019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e57",
    level: "L2",
    rule: { kind: "keno", currency: "EUR", pool: 70, drawn: 20 },
    lines: (serial) => [{ kind: "keno", betType: "spots", picks: { numbers: [serial] }, stakeMinor: "100" }],
    tickets: 1,
    sealedAtS: 1_790_000_010,
    saleS: 90,
  },
  "l0-matrix": {
    gameId: "classic",
    drawId: "019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e58",
    level: "L0",
    rule: {
      kind: "matrix",
      currency: "EUR",
      main: { count: 6, max: 49 },
      bonus: { source: "same", count: 1 },
    },
    lines: (serial) => [
      { kind: "matrix", betType: "single", picks: { main: [1, 2, 3, 4, 5, 5 + serial] }, stakeMinor: "100" },
    ],
    tickets: 2,
    sealedAtS: 1_790_000_010,
    saleS: 86_400,
  },
  "l1-empty": {
    gameId: "pick-4",
    drawId: "019a5d6e-7c1f-7d4a-9b3e-2f8c6a1d0e59",
    level: "L1",
    rule: { kind: "digits", currency: "EUR", count: 4 },
    lines: () => [],
    tickets: 0,
    sealedAtS: 1_790_000_010,
    saleS: 86_400,
  },
};
