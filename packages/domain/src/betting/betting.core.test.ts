import { describe, expect, test } from "vitest";
import { PICK_3_RULE, parseRule } from "../games/index.ts";
import { houseAccount, Postings, playerCash } from "../wallet/index.ts";
import { BetJudge, type BetWorld, type LockedDraw } from "./betting.core.ts";
import { type BetRequest, idempotencyKeySchema } from "./betting.schema.ts";
import { Prices } from "./prices.core.ts";

const PLAYER = "0199aaaa-0000-7000-8000-000000000001";
const now = new Date("2026-06-01T12:00:00Z");
const at = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

const selling: LockedDraw = {
  id: "0199aaaa-0000-7000-8000-00000000000d",
  gameId: "pick",
  ruleVersionId: "rule",
  state: "open",
  currency: "EUR",
  opensAt: at(-1),
  cutoffAt: at(1),
  graceMs: 0,
  sold: 0n,
  isGameEnabled: true,
};

function worldOf(draw: Partial<LockedDraw>): BetWorld {
  const refs = [playerCash(PLAYER, "EUR"), houseAccount("draw_sales", "EUR", selling.id)];
  const accounts = refs.map((ref, index) => ({
    ...ref,
    id: `${index}`,
    postedMinor: 1_000n,
    heldMinor: 0n,
    allowNegative: false,
  }));
  return {
    now,
    draws: [{ ...selling, ...draw }],
    nextDrawIds: new Map(),
    prices: new Prices(new Map([["rule", parseRule(PICK_3_RULE)]])),
    homes: new Map([[PLAYER, { currency: "EUR", timeZone: "UTC", gameIds: ["pick"] }]]),
    constraints: new Map(),
    exposures: new Map(),
    accounts: new Map(accounts.map((account) => [account.ownerId, account])),
    postings: new Postings(),
  };
}

const request: BetRequest = {
  playerId: PLAYER,
  idempotencyKey: "a-key-of-one-press",
  channel: "api",
  purchase: {
    gameId: "pick",
    drawIds: [selling.id],
    lines: [{ kind: "digits", betType: "straight", picks: { digits: [1, 2, 3] }, stakeMinor: 100n }],
    playNextIfLate: false,
  },
};

const judge = (draw: Partial<LockedDraw>) => () => new BetJudge(worldOf(draw)).judge(request);

describe("a purchase", () => {
  test("for a draw that sells takes the next serial", () => {
    expect(judge({ sold: 7n })()).toMatchObject({ totalMinor: 100n, tickets: [{ serial: 8n }] });
  });

  test("that comes too early is told from when on it may come", () => {
    expect(judge({ opensAt: at(0.5) })).toThrow(
      expect.objectContaining({ code: "draw.not_open_yet", details: { opensAt: at(0.5) } }),
    );
    expect(judge({ state: "scheduled", opensAt: at(0.5) })).toThrow(
      expect.objectContaining({ details: { opensAt: at(0.5) } }),
    );
  });

  test("in a currency that is not the player's is refused by itself, not with its whole batch", () => {
    expect(judge({ currency: "USD" })).toThrow(expect.objectContaining({ code: "bet.game_unavailable" }));
  });

  test("has a key that every database can store: one bad key would break the statement of its whole batch", () => {
    expect(idempotencyKeySchema.safeParse("0199aaaa-0000-7000-8000-000000000001").success).toBe(true);
    for (const key of ["with\u0000nothing", "with a gap", "half a pair \ud800", "short", "x".repeat(81)]) {
      expect(idempotencyKeySchema.safeParse(key).success, JSON.stringify(key)).toBe(false);
    }
  });
});
