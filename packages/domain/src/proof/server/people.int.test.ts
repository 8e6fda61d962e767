import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createTestDatabase, type TestDatabase } from "@sortes/db/testing";
import { verify } from "@sortes/verifier";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDraw, drawNumbers, publishDraw, releaseDraw } from "../../draws/server/index.ts";
import { PICK_3_RULE } from "../../games/index.ts";
import { planSettlement, verifyDraw } from "../../settlement/server/index.ts";
import { CeremonyPerson, makePersonKeys } from "../../testing/ceremony-fixtures.ts";
import {
  bringPublicationForward,
  createRuledGame,
  openSpecialDraw,
  sealWithControl,
  waitUntil,
} from "../../testing/draw-fixtures.ts";
import { createTestStaff, TEST_PASSWORD, TEST_TOTP_SECRET, totpCode } from "../../testing/people-fixtures.ts";
import { actingAs, takeControlTurn, testControlKeys, testProof } from "../../testing/proof-fixtures.ts";
import { drawShare, introduceKeys, type ShareCommitment } from "../index.ts";
import {
  commitShare,
  handInFragment,
  keepEscrow,
  listSeatsToCommit,
  loadCertificate,
  openFragments,
  registerCeremonyKey,
  revealShare,
} from "./index.ts";

const SALE_MS = 600;
const NOW = { afterS: 0 };
const python = fileURLToPath(new URL("../../../../verifier/python/verify.py", import.meta.url));

let database: TestDatabase;
let officer: CeremonyPerson;
let second: CeremonyPerson;
let auditor: CeremonyPerson;

beforeAll(async () => {
  database = await createTestDatabase({ poolMax: 5 });
  const { db } = database;
  await keepEscrow({ db, proof: testProof });
  // The console has no more rights than that.
  const asApp = actingAs(db, "sortes_app");
  officer = await CeremonyPerson.register(asApp);
  second = await CeremonyPerson.register(asApp);
  auditor = await CeremonyPerson.register(asApp);
});
afterAll(() => database.drop());

let gameId: string;
beforeEach(async () => {
  ({ gameId } = await createRuledGame(database.db, PICK_3_RULE));
  const people = [
    { role: "officer-1", staffId: officer.staffId },
    { role: "officer-2", staffId: second.staffId },
    { role: "auditor", staffId: auditor.staffId },
  ];
  await database.db.query("update game set proof = $2::jsonb where id = $1", [
    gameId,
    { level: "L1", people },
  ]);
});

async function openDraw(): Promise<{ drawId: string; cutoffAt: Date }> {
  const { id, cutoffAt } = await openSpecialDraw(database.db, gameId, SALE_MS);
  return { drawId: id, cutoffAt };
}

/** Closed by time, and sealed if everyone committed. */
async function seal({ drawId, cutoffAt }: { drawId: string; cutoffAt: Date }): Promise<boolean> {
  const { db } = database;
  await waitUntil(db, cutoffAt);
  await closeDraw({ db }, { drawId });
  return sealWithControl({ db, proof: testProof }, { drawId });
}

/** A draw that everyone committed to and that is sealed. */
async function sealedDraw(): Promise<string> {
  const draw = await openDraw();
  for (const person of [officer, second, auditor]) await person.commit();
  expect(await seal(draw)).toBe(true);
  return draw.drawId;
}

/** What both machines find in their boxes, without waiting for anybody's time to be over. */
async function openMachineFragments(): Promise<void> {
  const { db } = database;
  for (const keys of testProof.keys.roles) await openFragments({ db: actingAs(db, "sortes_app") }, keys, NOW);
  await openFragments({ db: actingAs(db, "sortes_control") }, testControlKeys.role, NOW);
}

const tryDraw = (drawId: string) =>
  drawNumbers({ db: actingAs(database.db, "sortes_app"), proof: testProof }, { drawId });

async function publish(drawId: string): Promise<string> {
  const { db } = database;
  await planSettlement({ db }, { drawId });
  expect(await verifyDraw({ db }, { drawId })).toEqual({ state: "verified" });
  await bringPublicationForward(db, drawId);
  expect(await publishDraw({ db, proof: testProof }, { drawId })).toBe(true);
  return loadCertificate({ db }, { drawId });
}

async function sharesOf(certificate: string): Promise<{ how: string; role: string }[]> {
  expect(verify({ certificate }).isVerified).toBe(true);
  const folder = mkdtempSync(join(tmpdir(), "sortes-certificate-"));
  try {
    const file = join(folder, "certificate.json");
    writeFileSync(file, certificate);
    // It exits with 0 for a certificate that holds, and anything else rejects.
    await promisify(execFile)("python3", ["-B", python, file]);
  } finally {
    rmSync(folder, { recursive: true });
  }
  const { shares }: { shares: { how: string; role: string }[] } = JSON.parse(certificate);
  return shares.map(({ how, role }) => ({ how, role }));
}

/** As a person with the database's root password could. */
async function tamper(sql: string, params: unknown[]): Promise<void> {
  await database.db.tx(async (tx) => {
    await tx.query("set local session_replication_role = replica");
    await tx.query(sql, params);
  });
}

const seatOf = async (person: CeremonyPerson) => {
  const { items } = await listSeatsToCommit({ db: database.db }, { staffId: person.staffId });
  const seat = items.find((item) => item.gameId === gameId);
  if (!seat) throw new Error("no seat waits");
  return seat;
};

const lastAudit = (action: string, drawId: string) =>
  database.db.one<{ after: unknown }>(
    "select after from audit_entry where action = $1 and subject_id = $2 order by seq desc limit 1",
    [action, drawId],
  );

describe("a draw with two officers and an auditor", () => {
  it("ends in a certificate with a share of each, which both verifiers accept", async () => {
    const drawId = await sealedDraw();
    expect(await tryDraw(drawId)).toBe(false);
    for (const person of [officer, second, auditor]) expect(await person.reveal()).toBe(1);
    await takeControlTurn(database.db);
    expect(await tryDraw(drawId)).toBe(true);
    expect(await sharesOf(await publish(drawId))).toEqual([
      { how: "revealed", role: "generator" },
      { how: "revealed", role: "control" },
      { how: "revealed", role: "officer-1" },
      { how: "revealed", role: "officer-2" },
      { how: "revealed", role: "auditor" },
    ]);
  });

  it("is not sealed while one of them has not committed", async () => {
    const draw = await openDraw();
    await officer.commit();
    await second.commit();
    expect(await seal(draw)).toBe(false);
    await auditor.commit();
    expect(await sealWithControl({ db: database.db, proof: testProof }, draw)).toBe(true);
  });

  it("is drawn with the share of one who does not turn up, from two fragments", async () => {
    const drawId = await sealedDraw();
    await officer.reveal();
    await second.reveal();
    await takeControlTurn(database.db);
    expect(await tryDraw(drawId)).toBe(false);
    await openMachineFragments();
    expect(await tryDraw(drawId)).toBe(true);
    const certificate = await publish(drawId);
    expect((await sharesOf(certificate)).at(-1)).toEqual({ how: "escrow", role: "auditor" });
    const { shares }: { shares: { fragments?: { holder: string }[] }[] } = JSON.parse(certificate);
    expect(shares.at(-1)?.fragments?.map(({ holder }) => holder)).toEqual(["generator", "control"]);
  });

  it("finds a false fragment with the third, and says whose it was", async () => {
    const drawId = await sealedDraw();
    await officer.reveal();
    await auditor.reveal();
    await takeControlTurn(database.db);
    await database.db.query(
      "insert into opened_fragment (draw_id, role, x, y) values ($1, 'officer-2', 1, repeat('7', 128))",
      [drawId],
    );
    await openMachineFragments();
    expect(await tryDraw(drawId)).toBe(false);
    expect(await auditor.openFragments()).toBe(1);
    expect(await tryDraw(drawId)).toBe(true);
    expect((await lastAudit("proof.join_share", drawId)).after).toEqual({
      role: "officer-2",
      holders: ["control", "auditor"],
      falseFragmentsOf: ["generator"],
    });
    expect((await sharesOf(await publish(drawId))).at(3)).toEqual({ how: "escrow", role: "officer-2" });
  });

  it("that nobody can open is held with the reason, and drawn once its share is there", async () => {
    const drawId = await sealedDraw();
    await officer.reveal();
    await second.reveal();
    await takeControlTurn(database.db);
    await tamper("update draw_event set at = at - interval '5 minutes' where draw_id = $1", [drawId]);
    expect(await tryDraw(drawId)).toBe(false);
    const { state, reason } = await database.db.one<{ state: string; reason: string }>(
      "select state::text as state, held_reason as reason from draw where id = $1",
      [drawId],
    );
    expect({ state, reason }).toEqual({
      state: "held",
      reason: "neither revealed nor opened from escrow within 180 s: the share of auditor",
    });
    await database.db.tx((tx) => releaseDraw(tx, { drawId, staffId: officer.staffId, reason: "found" }));
    expect(await auditor.reveal()).toBe(1);
    expect(await tryDraw(drawId)).toBe(true);
  });
});

describe("nobody", () => {
  it("swaps a share once others are known", async () => {
    const drawId = await sealedDraw();
    const swapped = { drawId, role: "auditor", share: "0".repeat(64), nonce: "0".repeat(64) };
    await expect(
      revealShare({ db: database.db }, { staffId: auditor.staffId, reveal: swapped }),
    ).rejects.toMatchObject({ code: "ceremony.share_wrong" });
    await expect(
      database.db.query("insert into draw_share (draw_id, role, share, nonce) values ($1, $2, $3, $4)", [
        drawId,
        swapped.role,
        swapped.share,
        swapped.nonce,
      ]),
    ).rejects.toThrow("does not open its commitment");
  });

  it("commits twice, late, for another, or to fragments that are not as they should be", async () => {
    const { db } = database;
    const draw = await openDraw();
    const { staffId, keys } = auditor;
    const seat = await seatOf(auditor);
    const { commitment } = await drawShare(seat, keys);
    const refusal = (change: Partial<ShareCommitment>, who = staffId) =>
      expect(commitShare({ db }, { staffId: who, commitment: { ...commitment, ...change } })).rejects;
    const [one, two, three] = commitment.fragments;
    if (!one || !two || !three) throw new Error("a share has three fragments");
    await refusal({}, officer.staffId).toMatchObject({ code: "ceremony.not_your_role" });
    await refusal({ role: "officer-1" }).toMatchObject({ code: "ceremony.not_your_role" });
    await refusal({ commitment: "0".repeat(64) }).toMatchObject({ code: "ceremony.signature_wrong" });
    await refusal({ fragments: [two, one, three] }).toMatchObject({ code: "ceremony.holders_wrong" });
    const exchanged = { ...one, box: two.box };
    await refusal({ fragments: [exchanged, two, three] }).toMatchObject({ code: "ceremony.signature_wrong" });

    await commitShare({ db }, { staffId, commitment });
    await commitShare({ db }, { staffId, commitment });
    const other = await drawShare(seat, keys);
    await expect(commitShare({ db }, { staffId, commitment: other.commitment })).rejects.toMatchObject({
      code: "ceremony.already_committed",
    });
    await officer.commit();
    const late = await drawShare(await seatOf(second), second.keys);
    await second.commit();
    expect(await seal(draw)).toBe(true);
    await tamper("delete from share_fragment where draw_id = $1 and role = 'officer-2'", [draw.drawId]);
    await tamper("delete from draw_commitment where draw_id = $1 and role = 'officer-2'", [draw.drawId]);
    await expect(
      commitShare({ db }, { staffId: second.staffId, commitment: late.commitment }),
    ).rejects.toMatchObject({ code: "ceremony.sealed_already" });
  });

  it("opens a fragment before its owner's time is over, or of a box that is another's", async () => {
    const { db } = database;
    const drawId = await sealedDraw();
    const fragment = { drawId, role: "officer-2", x: 3, y: "0".repeat(128) };
    const { staffId } = auditor;
    await expect(handInFragment({ db }, { staffId, holder: "auditor", fragment })).rejects.toMatchObject({
      code: "ceremony.escrow_not_due",
    });
    await expect(
      handInFragment({ db }, { staffId, holder: "generator", fragment: { ...fragment, x: 1 } }, NOW),
    ).rejects.toMatchObject({ code: "ceremony.not_your_role" });
    await expect(
      handInFragment({ db }, { staffId, holder: "auditor", fragment: { ...fragment, x: 2 } }, NOW),
    ).rejects.toMatchObject({ code: "ceremony.escrow_not_due" });
    await expect(
      actingAs(db, "sortes_control").query(
        "insert into opened_fragment (draw_id, role, x, y) values ($1, 'officer-2', 1, repeat('0', 128))",
        [drawId],
      ),
    ).rejects.toThrow("row-level security");
    await expect(
      actingAs(db, "sortes_app").query(
        "insert into opened_fragment (draw_id, role, x, y) values ($1, 'officer-2', 2, repeat('0', 128))",
        [drawId],
      ),
    ).rejects.toThrow("row-level security");
  });

  it("registers a key without password and code, or one that is another's", async () => {
    const { db } = database;
    const { id: staffId } = await createTestStaff(db, ["auditor"]);
    const keys = await makePersonKeys();
    const key = await introduceKeys(keys, staffId);
    const proofOf = async (stepsAhead = 0) => ({
      staffId,
      password: TEST_PASSWORD,
      code: await totpCode(db, TEST_TOTP_SECRET, stepsAhead),
    });
    const wrong = { ...(await proofOf()), password: "another password" };
    await expect(registerCeremonyKey({ db }, { ...wrong, key })).rejects.toMatchObject({
      code: "operator.confirmation_failed",
    });
    const foreign = await introduceKeys(keys, officer.staffId);
    await expect(registerCeremonyKey({ db }, { ...(await proofOf()), key: foreign })).rejects.toMatchObject({
      code: "ceremony.signature_wrong",
    });
    const proof = await proofOf();
    await registerCeremonyKey({ db }, { ...proof, key });
    const next = await introduceKeys(await makePersonKeys(), staffId);
    await expect(registerCeremonyKey({ db }, { ...proof, key: next })).rejects.toMatchObject({
      code: "operator.confirmation_failed",
    });
    await expect(registerCeremonyKey({ db }, { ...(await proofOf(1)), key })).rejects.toMatchObject({
      code: "ceremony.key_known",
    });
    await expect(db.query("delete from ceremony_key where holder = $1", [staffId])).rejects.toThrow(
      "append-only",
    );
  });
});
