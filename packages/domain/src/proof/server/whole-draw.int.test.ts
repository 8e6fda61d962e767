import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { type Question, verify } from "@sortes/verifier";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { placeBets } from "../../betting/server/index.ts";
import { closeDraw, drawNumbers, publishDraw } from "../../draws/server/index.ts";
import { PICK_3_RULE } from "../../games/index.ts";
import { planSettlement, settleRange, verifyDraw } from "../../settlement/server/index.ts";
import { betRequest, fundPlayers, sellIn, straight } from "../../testing/betting-fixtures.ts";
import { type ClockedDatabase, freezeClock } from "../../testing/clock-fixtures.ts";
import { createRuledGame, openSpecialDraw, sealWithControl } from "../../testing/draw-fixtures.ts";
import { testProof } from "../../testing/proof-fixtures.ts";
import { createTestPlayers, type TestGame } from "../../testing/settlement-fixtures.ts";
import { loadCertificate, loadReceipt, writeCheckpoints } from "./index.ts";

let database: TestDatabase;
let clocked: ClockedDatabase;
let game: TestGame;
let playerId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  clocked = await freezeClock(database);
});
afterAll(async () => {
  await clocked.db.close();
  await database.drop();
});

beforeEach(async () => {
  const { db } = clocked;
  game = await createRuledGame(db, PICK_3_RULE);
  [playerId = ""] = await createTestPlayers(db, 1);
  await sellIn(db, game);
  await fundPlayers(db, [playerId], 10_000_00n);
});

/** Shorter than what needs a checkpoint. */
const SALE_MS = 60_000;
const HOUR_MS = 3_600_000;

interface TestDraw {
  drawId: string;
  ticketIds: string[];
}

async function sell(drawId: string, count: number): Promise<string[]> {
  const bets = Array.from({ length: count }, (_, at) =>
    betRequest(playerId, {
      gameId: game.gameId,
      drawIds: [drawId],
      lines: [straight([at % 10, Math.floor(at / 10) % 10, Math.floor(at / 100) % 10])],
    }),
  );
  const outcomes = await placeBets({ db: clocked.db }, bets);
  return outcomes
    .flatMap((outcome) => (outcome.ok ? outcome.receipt.tickets : []))
    .map(({ ticketId }) => ticketId);
}

/** Sold in two parts with a checkpoint between them, and closed. */
async function closedDraw(first: number, second: number): Promise<TestDraw> {
  const { db } = clocked;
  const draw = await openSpecialDraw(db, game.gameId, SALE_MS);
  const ticketIds = await sell(draw.id, first);
  await writeCheckpoints({ db, proof: testProof });
  ticketIds.push(...(await sell(draw.id, second)));
  expect(ticketIds).toHaveLength(first + second);
  await clocked.moveClock(SALE_MS);
  expect(await closeDraw({ db }, { drawId: draw.id })).toBe(true);
  return { drawId: draw.id, ticketIds };
}

async function sealedDraw(first: number, second: number): Promise<TestDraw> {
  const draw = await closedDraw(first, second);
  expect(await sealWithControl({ db: clocked.db, proof: testProof }, draw)).toBe(true);
  return draw;
}

async function publish({ drawId, ticketIds }: TestDraw): Promise<string> {
  const { db } = clocked;
  expect(await drawNumbers({ db, proof: testProof }, { drawId })).toBe(true);
  await planSettlement({ db }, { drawId });
  if (ticketIds.length > 0) await settleRange({ db }, { drawId, fromSerial: 1, toSerial: ticketIds.length });
  expect(await verifyDraw({ db }, { drawId })).toEqual({ state: "verified" });
  await clocked.moveClock(HOUR_MS);
  expect(await publishDraw({ db, proof: testProof }, { drawId })).toBe(true);
  return loadCertificate({ db }, { drawId });
}

const receiptOf = async (ticketId: string) =>
  loadReceipt({ db: clocked.db, drawSigner: testProof.keys.draw }, { ticketId, playerId });

/** The step at which the independent verifier stops, or `verified`. */
function verdict(question: Question): string {
  const { isVerified, steps } = verify(question);
  const failed = steps.find(({ status }) => status === "failed");
  return isVerified ? "verified" : `${failed?.id}: ${failed?.detail}`;
}

/** As a person with the database's root password could. */
async function tamper(sql: string, params: unknown[]): Promise<void> {
  await clocked.db.tx(async (tx) => {
    await tx.query("set local session_replication_role = replica");
    await tx.query(sql, params);
  });
}

describe("a whole draw", () => {
  it("ends in a certificate and receipts that the independent verifier accepts", async () => {
    const draw = await closedDraw(300, 250);
    const [ticketId = ""] = draw.ticketIds;
    const early = await receiptOf(ticketId);
    expect(early.inclusion).toBeNull();
    expect(await sealWithControl({ db: clocked.db, proof: testProof }, draw)).toBe(true);
    await expect(loadCertificate({ db: clocked.db }, draw)).rejects.toMatchObject({
      code: "proof.certificate_not_found",
    });
    const certificate = await publish(draw);
    const pins = [testProof.keys.draw.publicKey];
    expect(verdict({ certificate, pins, drawId: draw.drawId })).toBe("verified");
    for (const at of [0, 255, 256, 511, 512, 549]) {
      const receipt = await receiptOf(draw.ticketIds[at] ?? "");
      expect(receipt).toMatchObject({ ticket: { serial: String(at + 1) } });
      expect(verdict({ certificate, receipt: JSON.stringify(receipt), pins })).toBe("verified");
    }
    const later = await receiptOf(ticketId);
    expect({ ...later, inclusion: null }).toEqual(early);
  });

  it("that nobody played has one too", async () => {
    const certificate = await publish(await sealedDraw(0, 0));
    expect(verdict({ certificate })).toBe("verified");
  });

  it("hands no receipt to another player", async () => {
    const [ticketId = ""] = (await closedDraw(1, 0)).ticketIds;
    await expect(
      loadReceipt(
        { db: clocked.db, drawSigner: testProof.keys.draw },
        { ticketId, playerId: "00000000-0000-7000-8000-000000000000" },
      ),
    ).rejects.toMatchObject({ code: "proof.receipt_not_found" });
  });
});

describe("somebody with the database's owner role", () => {
  it("cannot edit a ticket that a checkpoint has stated: the draw is held", async () => {
    const draw = await closedDraw(3, 2);
    const lines = JSON.stringify([{ ...straight([7, 7, 7]), stakeMinor: "100" }]);
    await tamper("update ticket set lines = $2::jsonb where draw_id = $1 and serial = 2", [
      draw.drawId,
      lines,
    ]);
    expect(await sealWithControl({ db: clocked.db, proof: testProof }, draw)).toBe(false);
    const { reason } = await clocked.db.one<{ reason: string }>(
      "select held_reason as reason from draw where id = $1",
      [draw.drawId],
    );
    expect(reason).toContain("tickets_differ_from_checkpoints");
  });

  it("cannot edit a ticket after the seal: its holder's receipt shows it", async () => {
    const draw = await sealedDraw(3, 2);
    const honest = await receiptOf(draw.ticketIds[1] ?? "");
    const lines = JSON.stringify([{ ...straight([7, 7, 7]), stakeMinor: "100" }]);
    await tamper("update ticket set lines = $2::jsonb where draw_id = $1 and serial = 2", [
      draw.drawId,
      lines,
    ]);
    const certificate = await publish(draw);
    const edited = await receiptOf(draw.ticketIds[1] ?? "");
    expect(verdict({ certificate, receipt: JSON.stringify(edited) })).toMatch(/^inclusion/);
    expect(verdict({ certificate, receipt: JSON.stringify(honest) })).toBe("verified");
  });

  it("cannot add a ticket after the seal, nor take one out", async () => {
    const draw = await sealedDraw(3, 2);
    await tamper(
      `insert into ticket (draw_id, serial, id, purchase_id, player_id, rule_version_id, lines, line_count, stake_minor, sold_at)
       select draw_id, 6, uuidv7(), purchase_id, player_id, rule_version_id, lines, line_count, stake_minor, sold_at
       from ticket where draw_id = $1 and serial = 1`,
      [draw.drawId],
    );
    const { id } = await clocked.db.one<{ id: string }>(
      "select id from ticket where draw_id = $1 and serial = 6",
      [draw.drawId],
    );
    const left = await receiptOf(draw.ticketIds[4] ?? "");
    const added = await receiptOf(id);
    await tamper("delete from ticket where draw_id = $1 and serial = 6", [draw.drawId]);
    const certificate = await publish(draw);
    expect(verdict({ certificate, receipt: JSON.stringify(left) })).toBe("verified");
    expect(verdict({ certificate, receipt: JSON.stringify(added) })).toMatch(/^receipt-draw|^inclusion/);
  });

  it("cannot leave out a ticket that has its receipt", async () => {
    const draw = await closedDraw(0, 4);
    const lost = await receiptOf(draw.ticketIds[3] ?? "");
    // Every figure that the platform compares is made to fit; only the receipt is out of reach.
    await tamper("delete from ticket where draw_id = $1 and serial = 4", [draw.drawId]);
    await tamper("update draw set sold = 3, lines = 3, stake_minor = 300 where id = $1", [draw.drawId]);
    await tamper("update account set posted_minor = 300 where owner_id = $1::text and kind = 'draw_sales'", [
      draw.drawId,
    ]);
    expect(await sealWithControl({ db: clocked.db, proof: testProof }, draw)).toBe(true);
    const certificate = await publish({ ...draw, ticketIds: draw.ticketIds.slice(0, 3) });
    expect(verdict({ certificate, receipt: JSON.stringify(lost) })).toMatch(/^receipt-draw/);
  });

  it("cannot swap a share, commit after the seal or draw from another seed", async () => {
    const { db } = clocked;
    const { drawId } = await sealedDraw(1, 0);
    const zeros = "0".repeat(64);
    await expect(
      db.query("insert into draw_share (draw_id, role, share, nonce) values ($1, 'control', $2, $2)", [
        drawId,
        zeros,
      ]),
    ).rejects.toThrow("does not open its commitment");
    await expect(
      db.query(
        "insert into draw_commitment (draw_id, role, commitment, signature, sealed_share) values ($1, 'late', repeat('0', 64), repeat('0', 128), '')",
        [drawId],
      ),
    ).rejects.toThrow("no commitment after the seal");
    await expect(
      db.query("update draw_commitment set sealed_share = '' where draw_id = $1", [drawId]),
    ).rejects.toThrow("append-only");
    const certificate = await publish({ drawId, ticketIds: ["one"] });
    const forged = JSON.stringify({ ...JSON.parse(certificate), seed: "1".repeat(128) });
    expect(verdict({ certificate: forged })).toMatch(/^signature/);
    await expect(
      db.query("insert into draw_seed (draw_id, algorithm, seed) values ($1, 'again', $2)", [
        drawId,
        "1".repeat(128),
      ]),
    ).rejects.toMatchObject({ code: "23505" });
  });

  it("cannot exchange the rules of a draw that was announced", async () => {
    const { db } = clocked;
    const draw = await sealedDraw(1, 0);
    const other = await createRuledGame(db, {
      ...PICK_3_RULE,
      salesSplit: { prizesBps: 6_000, goodCausesBps: 2_200, operatorBps: 1_800 },
    });
    await tamper("update draw set rule_version_id = $2 where id = $1", [draw.drawId, other.ruleVersionId]);
    await expect(drawNumbers({ db, proof: testProof }, draw)).rejects.toThrow(
      "not those the terms commit to",
    );
  });

  it("cannot show a certificate as another draw's", async () => {
    const one = await sealedDraw(1, 0);
    const certificate = await publish(one);
    const other = await sealedDraw(1, 0);
    expect(verdict({ certificate, drawId: other.drawId })).toMatch(/^identity/);
    const receipt = JSON.stringify(await receiptOf(other.ticketIds[0] ?? ""));
    expect(verdict({ certificate, receipt })).toMatch(/^receipt-draw/);
  });

  it("cannot take back or repeat what the log holds", async () => {
    const { db } = clocked;
    const { drawId } = await sealedDraw(1, 0);
    await expect(db.query("delete from log_entry where draw_id = $1", [drawId])).rejects.toThrow(
      "append-only",
    );
    await expect(
      db.query(
        "insert into log_entry (index, type, draw_id, statement) select max(index) + 1, 'seal', $1, '{}' from log_entry",
        [drawId],
      ),
    ).rejects.toMatchObject({ code: "23505" });
    await expect(db.query("update log_head set size = 0")).rejects.toThrow("another size");
  });
});
